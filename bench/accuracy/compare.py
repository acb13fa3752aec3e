"""Holds the test probabilities of Litmus and Keras on the same rows against each other.

    python bench/accuracy/compare.py RESULTS

numpy and scikit-learn. For each task: the mean over seeds of accuracy and ROC-AUC, and of their difference Litmus -
Keras with its standard error over the seeds.
"""

import pathlib
import sys

import numpy as np
from sklearn.metrics import accuracy_score, roc_auc_score

folder = pathlib.Path(sys.argv[1])
tasks = sorted({file.name.rsplit("-", 2)[0] for file in folder.glob("*-litmus.npy")})
print("| task | seeds | figure | Litmus | Keras | Litmus - Keras | standard error | below by more? |")
print("|---|---|---|---|---|---|---|---|")
for task in tasks:
    seeds = [s for s in range(1, 6) if (folder / f"{task}-{s}-litmus.npy").exists() and (folder / f"{task}-{s}-keras.npy").exists()]
    for figure, score in [
        ("accuracy", lambda y, p: accuracy_score(y, p > 0.5)),
        ("ROC-AUC", roc_auc_score),
    ]:
        both = []
        for seed in seeds:
            y = np.load(folder / f"{task}-{seed}-labels.npy")
            both.append([score(y, np.load(folder / f"{task}-{seed}-{who}.npy").reshape(-1)) for who in ("litmus", "keras")])
        litmus, keras = np.array(both).T
        difference = litmus - keras
        error = difference.std(ddof=1) / np.sqrt(len(seeds))
        worse = "yes" if difference.mean() < -error else "no"
        print(f"| {task} | {len(seeds)} | {figure} | {litmus.mean():.4f} | {keras.mean():.4f} | {difference.mean():+.4f} | {error:.4f} | {worse} |")
