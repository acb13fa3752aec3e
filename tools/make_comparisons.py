"""Makes the fixture of the test of PairedComparison, by the definitions.

    python tools/make_comparisons.py \\
        litmus-classifier/src/test/resources/dev/litmus/classifier/evaluation/comparisons.csv

Needs numpy, scipy and scikit-learn==1.9.1. DeLong's test goes through all pairs of rows, McNemar's is
scipy's binomial test, Newcombe's method 10 is written out. Each set is a line for each row,
`set,label,first,second`, and lines `set,what,value,`.
"""

import sys

import numpy as np
import sklearn
from scipy.stats import binomtest, norm
from sklearn.metrics import roc_auc_score

random = np.random.default_rng(5)


def sets():
    for name, n, decimals in (("smooth", 60, 9), ("tied", 50, 1)):
        y = (random.uniform(size=n) < 0.4).astype(int)
        common = random.normal(size=n)
        logits = [2 * y - 1 + common + 0.7 * random.normal(size=n) for _ in range(2)]
        yield name, y, *[np.clip(np.round(1 / (1 + np.exp(-z)), decimals), 0.05, 0.95) for z in logits]


def delong(y, p, q):
    def placements(s):
        won = (s[y == 1][:, None] > s[y == 0]) + 0.5 * (s[y == 1][:, None] == s[y == 0])
        return won.mean(axis=1), won.mean(axis=0)

    d10, d01 = (a - b for a, b in zip(placements(p), placements(q)))
    value = roc_auc_score(y, p) - roc_auc_score(y, q)
    return value, np.sqrt(d10.var(ddof=1) / len(d10) + d01.var(ddof=1) / len(d01))


def log_losses(y, p):
    return -np.log(np.where(y == 1, p, 1 - p))


def wilson(p, n):
    z = norm.ppf(0.975)
    middle, half = p + z * z / 2 / n, z * np.sqrt(p * (1 - p) / n + z * z / 4 / n / n)
    return (middle - half) / (1 + z * z / n), (middle + half) / (1 + z * z / n)


def newcombe(right1, right2):
    n = len(right1)
    e, f = np.sum(right1 & right2), np.sum(right1 & ~right2)
    g, h = np.sum(~right1 & right2), np.sum(~right1 & ~right2)
    p1, p2 = (e + f) / n, (e + g) / n
    (l1, u1), (l2, u2) = wilson(p1, n), wilson(p2, n)
    a = e * h - f * g
    a = max(a - n / 2, 0) if a > 0 else a
    phi = a / np.sqrt(float((e + f) * (g + h) * (e + g) * (f + h)))
    d1, d2, d3, d4 = p1 - l1, u2 - p2, u1 - p1, p2 - l2
    low = p1 - p2 - np.sqrt(d1**2 - 2 * phi * d1 * d2 + d2**2)
    high = p1 - p2 + np.sqrt(d3**2 - 2 * phi * d3 * d4 + d4**2)
    return p1 - p2, low, high, binomtest(int(f), int(f + g)).pvalue


assert sklearn.__version__ == "1.9.1"
lines = ["set,a,b,c"]
for name, y, p, q in sets():
    lines += [f"{name},{a},{float(b)!r},{float(c)!r}" for a, b, c in zip(y, p, q)]
    figures = {}
    for key, (value, error) in {
        "roc_auc": delong(y, p, q),
        "log_loss": ((d := log_losses(y, p) - log_losses(y, q)).mean(), d.std(ddof=1) / np.sqrt(len(d))),
    }.items():
        z = norm.ppf(0.975)
        figures |= {key: value, key + "_low": value - z * error, key + "_high": value + z * error,
                    key + "_p": 2 * norm.sf(abs(value) / error)}
    keys = ("accuracy", "accuracy_low", "accuracy_high", "accuracy_p")
    figures |= dict(zip(keys, newcombe((p > 0.5) == y, (q > 0.5) == y)))
    lines += [f"{name},{key},{float(value)!r}," for key, value in figures.items()]
with open(sys.argv[1], "w", encoding="ascii", newline="\n") as out:
    out.write("\n".join(lines) + "\n")
