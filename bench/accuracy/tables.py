"""Writes the scores of peers.py and TableAccuracy as Markdown: each set, means, ranks, and wins.

A difference counts as a win or a loss when its 95 % interval over the folds, with the variance of
Nadeau and Bengio (2003) for training sets that overlap, leaves out 0; else it is a tie.

usage: tables.py SCORES.csv...
"""

import math
import sys

import pandas as pd

T_95 = 2.776  # Student's t at 0.975 with 4 degrees of freedom
FOLDS = 5


def read(files):
    names = ["set", "model", "fold", "auc", "loss", "accuracy", "seconds"]
    scores = pd.concat([pd.read_csv(file, names=names) for file in files])
    scores = scores.drop_duplicates(["set", "model", "fold"], keep="last")
    count = scores.groupby("set").apply(lambda s: len(s) == FOLDS * scores.model.nunique())
    return scores[scores.set.isin(count[count].index)]


def compared(ours, theirs, better):
    """Wins, ties and losses, set by set."""
    outcome = [0, 0, 0]
    for name in ours.index.get_level_values(0).unique():
        difference = better * (ours.loc[name] - theirs.loc[name])
        half = T_95 * math.sqrt((1 / FOLDS + 1 / (FOLDS - 1)) * difference.var(ddof=1))
        mean = difference.mean()
        outcome[0 if mean - half > 0 else 2 if mean + half < 0 else 1] += 1
    return outcome


def main():
    scores = read(sys.argv[1:])
    models = sorted(scores.model.unique(), key=lambda m: (not m.startswith("litmus"), m))
    for figure, title, better in (("auc", "ROC-AUC", 1), ("loss", "log-loss", -1)):
        table = scores.pivot_table(index="set", columns="model", values=figure)[models]
        print(f"### {title}\n\n| set | " + " | ".join(models) + " |\n|---|" + "---|" * len(models))
        for name, row in table.iterrows():
            best = max(better * row)
            cells = [f"**{v:.4f}**" if better * v > best - 5e-5 else f"{v:.4f}" for v in row]
            print(f"| {name} | " + " | ".join(cells) + " |")
        print("| *mean* | " + " | ".join(f"{v:.4f}" for v in table.mean()) + " |")
        ranks = table.rank(axis=1, ascending=better < 0).mean()
        print("| *mean rank* | " + " | ".join(f"{v:.2f}" for v in ranks) + " |\n")
        values = scores.set_index(["model", "set", "fold"])[figure]
        for model in models[1:]:
            wins, ties, losses = compared(values[models[0]], values[model], better)
            print(f"- {models[0]} against {model}: {wins} wins, {ties} ties, {losses} losses")
        print()


if __name__ == "__main__":
    main()
