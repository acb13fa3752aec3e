"""Makes the fixtures of the tests of litmus-classifier's package decision.

    python tools/make_decisions.py litmus-classifier/src/test/resources/dev/litmus/classifier/decision

Needs scikit-learn==1.9.1, scipy and numpy. Calibrations are fitted by scipy to the objective of
scikit-learn's sigmoid calibration, far beyond its own tolerance, and held against it. What a rule calls
positive is found among scikit-learn's operating points.
"""

import os
import sys

import numpy as np
import sklearn
from scipy.optimize import minimize
from scipy.special import expit, logit
from sklearn import metrics as m
from sklearn.calibration import _SigmoidCalibration

folder = sys.argv[1]
random = np.random.default_rng(11)


def sets():
    def noisy(n, share, sharpness, offset):
        y = (random.uniform(size=n) < share).astype(int)
        return y, expit(sharpness * (2 * y - 1 + 1.5 * random.normal(size=n)) + offset)

    yield "boastful", *noisy(90, 0.4, 3, 1)
    yield "timid", *noisy(70, 0.5, 0.3, 0)
    y, p = noisy(100, 0.2, 1, -1)
    yield "tied", y, np.round(np.clip(p, 0.1, 0.9), 1)


def loss(parameters, z, targets, w):
    a, b = (parameters[0], 0) if len(parameters) == 1 else parameters
    value = np.sum(w * (np.logaddexp(0, a * z + b) - targets * (a * z + b)))
    error = w * (expit(a * z + b) - targets)
    return value, np.array([np.sum(error * z), np.sum(error)])[: len(parameters)]


def fitted(count, z, targets, w):
    start = [1.0, 0.0][:count]
    best = minimize(loss, start, (z, targets, w), "BFGS", jac=True, options={"gtol": 1e-9})
    return best.x


def calibrations(y, p, w):
    z = logit(p)
    positive, negative = w[y == 1].sum(), w[y == 0].sum()
    targets = np.where(y == 1, (positive + 1) / (positive + 2), 1 / (negative + 2))
    platt = fitted(2, z, targets, w)
    theirs = _SigmoidCalibration().fit(z, y, w)
    assert np.allclose(platt, [-theirs.a_, -theirs.b_], rtol=1e-3, atol=1e-3), (platt, theirs.a_, theirs.b_)
    yield "platt_slope", platt[0]
    yield "platt_intercept", platt[1]
    yield "temperature_slope", fitted(1, z, targets, w)[0]


def rules(y, p, w):
    fpr, tpr, at = m.roc_curve(y, p, sample_weight=w, drop_intermediate=False)
    points = []  # from none called positive to all
    for threshold in at:
        called = p >= threshold
        tn, fp, fn, tp = m.confusion_matrix(y, called, labels=[0, 1], sample_weight=w).ravel()
        points.append({
            "tp": tp, "called": tp + fp,
            "precision": m.precision_score(y, called, sample_weight=w, zero_division=0),
            "recall": m.recall_score(y, called, sample_weight=w),
            "f1": m.f1_score(y, called, sample_weight=w, zero_division=0),
            "youden": m.balanced_accuracy_score(y, called, sample_weight=w),
        })
    chosen = {
        "f1": max(points, key=lambda x: x["f1"]),
        "youden": max(points, key=lambda x: x["youden"]),
        "precision=0.6": [x for x in points if x["precision"] >= 0.6][-1],
        "recall=0.8": [x for x in points if x["recall"] >= 0.8][0],
        "alerts=150": [x for x in points if x["called"] <= 0.15 * w.sum()][-1],
    }
    for rule, point in chosen.items():
        yield rule + " tp", point["tp"]
        yield rule + " called", point["called"]


assert sklearn.__version__ == "1.9.1"
rows = ["set,label,probability,weight"]
figures = ["set,weighted,what,value"]
for name, y, p in sets():
    weight = random.uniform(0.1, 3, len(y)).round(4)
    rows += [f"{name},{a},{float(b)!r},{float(c)!r}" for a, b, c in zip(y, p, weight)]
    for weighted in (False, True):
        w = weight if weighted else np.ones(len(y))
        for what, value in [*calibrations(y, p, w), *rules(y, p, w)]:
            figures.append(f"{name},{str(weighted).lower()},{what},{float(value)!r}")

os.makedirs(folder, exist_ok=True)
for file, lines in {"rows.csv": rows, "figures.csv": figures}.items():
    with open(os.path.join(folder, file), "w", encoding="ascii", newline="\n") as out:
        out.write("\n".join(lines) + "\n")
