"""Makes the scikit-learn fixtures of the evaluation's tests. scikit-learn==1.9.1, numpy.

    python tools/make_evaluations.py \
        litmus-classifier/src/test/resources/dev/litmus/classifier/evaluation
"""

import os
import sys
import warnings

import numpy as np
from sklearn import metrics as m
from sklearn.calibration import calibration_curve

warnings.simplefilter("ignore")
folder = sys.argv[1]
random = np.random.default_rng(7)


def sets():
    def noisy(n, share, round_to=None):
        y = (random.uniform(size=n) < share).astype(int)
        p = 1 / (1 + np.exp(-(1.5 * y - 0.75 + random.normal(size=n))))
        return y, p if round_to is None else np.round(p, round_to)

    yield "smooth", *noisy(120, 0.4)
    yield "tied", *noisy(80, 0.5, 1)
    yield "rare", *noisy(200, 0.04)
    yield "halves", random.integers(0, 2, 40), np.full(40, 0.5)
    yield "extreme", np.array([0, 0, 0, 1, 1, 1, 1, 0]), np.array([0, 1e-300, 1, 1, 0, 1e-17, 1 - 1e-16, 0.5])
    yield "perfect", np.repeat([0, 1], 12), np.r_[random.uniform(0, 0.45, 12), random.uniform(0.55, 1, 12)]
    yield "negative", np.zeros(11, int), random.uniform(size=11)
    yield "positive", np.ones(11, int), random.uniform(size=11)
    yield "one", np.array([1]), np.array([0.7])


def largest_distance(y, p, w):
    fpr, tpr, _ = m.roc_curve(y, p, drop_intermediate=False, sample_weight=w)
    return max(0, (tpr - fpr).max())


def report(points, figures, curves, reports, name, y, p):
    weight = random.uniform(0.1, 3, len(y)).round(4)
    points += [f"{name},{a},{float(b)!r},{float(c)!r}" for a, b, c in zip(y, p, weight)]
    for weighted in (False, True):
        w = weight if weighted else None
        for threshold in (0.5, 0.3):
            c = (p > threshold).astype(int)
            tn, fp, fn, tp = m.confusion_matrix(y, c, labels=[0, 1], sample_weight=w).ravel()
            precision, recall, f1, _ = m.precision_recall_fscore_support(
                y, c, labels=[1], sample_weight=w)
            both = len(set(y)) == 2
            values = {
                "accuracy": m.accuracy_score(y, c, sample_weight=w),
                "precision": precision[0],
                "recall": recall[0],
                "f1": f1[0],
                "roc_auc": m.roc_auc_score(y, p, sample_weight=w) if both else np.nan,
                "pr_auc": m.average_precision_score(y, p, sample_weight=w),
                "log_loss": m.log_loss(y, p, labels=[0, 1], sample_weight=w),
                "brier": m.brier_score_loss(y, p, labels=[0, 1], pos_label=1, sample_weight=w),
                "mcc": m.matthews_corrcoef(y, c, sample_weight=w),
                "specificity": m.recall_score(y, c, pos_label=0, labels=[0], average=None, sample_weight=w)[0],
                "balanced_accuracy": m.balanced_accuracy_score(y, c, sample_weight=w),
                "kappa": m.cohen_kappa_score(y, c, labels=[0, 1], sample_weight=w),
                "npv": m.precision_score(y, c, pos_label=0, labels=[0], average=None, sample_weight=w)[0],
                "ks": largest_distance(y, p, w) if both else np.nan,
                "tp": tp, "fp": fp, "tn": tn, "fn": fn,
            }
            if not weighted:
                observed, mean = calibration_curve(y, p, n_bins=10)
                edges = np.linspace(0, 1, 11)
                counts = np.bincount(np.searchsorted(edges[1:-1], p), minlength=10)
                counts = counts[counts > 0]
                values["ece"] = (counts * abs(observed - mean)).sum() / len(y)
            figures += [f"{name},{str(weighted).lower()},{threshold},{k},{float(v)!r}"
                        for k, v in values.items()]
        if both and name in ("tied", "rare"):
            fpr, tpr, at = m.roc_curve(y, p, drop_intermediate=False, sample_weight=w)
            curves += [f"{name},{str(weighted).lower()},roc,{float(t)!r},{float(a)!r},{float(b)!r}"
                       for a, b, t in zip(fpr, tpr, at)]
            precision, recall, at = m.precision_recall_curve(y, p, sample_weight=w)
            rows = list(zip(np.r_[at, np.inf], precision, recall))[::-1]
            curves += [f"{name},{str(weighted).lower()},pr,{float(t)!r},{float(a)!r},{float(b)!r}"
                       for t, a, b in rows]
        c = (p > 0.5).astype(int)
        reports.append(f"# {name} {str(weighted).lower()}\n" + m.classification_report(
            y, c, labels=[0, 1], target_names=["no", "certainly yes"], sample_weight=w))


points = ["set,y_true,y_pred,weight"]
figures = ["set,weighted,threshold,figure,value"]
curves = ["set,weighted,curve,threshold,first,second"]
reports = []
for name, y, p in sets():
    report(points, figures, curves, reports, name, y, p)

os.makedirs(folder, exist_ok=True)
for file, text in {
    "points.csv": "\n".join(points) + "\n",
    "figures.csv": "\n".join(figures) + "\n",
    "curves.csv": "\n".join(curves) + "\n",
    "reports.txt": "".join(reports),
}.items():
    with open(os.path.join(folder, file), "w") as f:
        f.write(text)
