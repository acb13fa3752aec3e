"""Scores of the peers on the sets written by sets.py: one line for each set, model and fold.

Logistic regression, scikit-learn's HistGradientBoosting, LightGBM, and LightGBM bagged (5 models, each
on four fifths of the training rows, early stopping on the rest, probabilities averaged), all with
their defaults but for that.

usage: peers.py FOLDER SCORES.csv [SET...]
"""

import pathlib
import sys
import time
import warnings

import lightgbm
import numpy as np
import pandas as pd
from sklearn.compose import make_column_transformer
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, log_loss, roc_auc_score
from sklearn.model_selection import StratifiedKFold
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

warnings.filterwarnings("ignore")


def logistic(x, y, test, seed):
    words = [c for c in x if x[c].dtype == "category"]
    numbers = [c for c in x if c not in words]
    preparation = make_column_transformer(
        (make_pipeline(SimpleImputer(strategy="median"), StandardScaler()), numbers),
        (OneHotEncoder(handle_unknown="ignore"), words),
    )
    model = make_pipeline(preparation, LogisticRegression(max_iter=2000))
    return model.fit(x, y).predict_proba(test)[:, 1]


def hist(x, y, test, seed):
    model = HistGradientBoostingClassifier(categorical_features="from_dtype", random_state=seed)
    return model.fit(x, y).predict_proba(test)[:, 1]


def boosted(x, y, test, seed):
    return lightgbm.LGBMClassifier(n_jobs=1, verbose=-1, random_state=seed).fit(x, y).predict_proba(test)[:, 1]


def bagged(x, y, test, seed):
    sums = np.zeros(len(test))
    for part, held in StratifiedKFold(5, shuffle=True, random_state=seed).split(x, y):
        model = lightgbm.LGBMClassifier(n_estimators=1000, n_jobs=1, verbose=-1, random_state=seed)
        model.fit(
            x.iloc[part],
            y[part],
            eval_set=[(x.iloc[held], y[held])],
            eval_metric="logloss",
            callbacks=[lightgbm.early_stopping(50, verbose=False)],
        )
        sums += model.predict_proba(test)[:, 1]
    return sums / 5


PEERS = {"logistic-regression": logistic, "hist-gradient-boosting": hist, "lightgbm": boosted, "lightgbm-bagged": bagged}


def main():
    folder, output = pathlib.Path(sys.argv[1]), sys.argv[2]
    names = sys.argv[3:] or sorted(p.stem for p in folder.glob("*.folds"))
    with open(output, "a") as out:
        for name in names:
            frame = pd.read_csv(folder / f"{name}.csv")
            fold = np.loadtxt(folder / f"{name}.folds", dtype=int)
            y = frame.pop("target").to_numpy()
            for column in frame.columns[frame.dtypes.map(lambda t: not pd.api.types.is_numeric_dtype(t))]:
                frame[column] = frame[column].astype("category")
            frame.columns = [f"c{i}" for i in range(frame.shape[1])]
            for i in range(5):
                train, test = fold != i, fold == i
                for peer, fit in PEERS.items():
                    begun = time.process_time()
                    p = fit(frame[train], y[train], frame[test], i)
                    seconds = time.process_time() - begun
                    scores = roc_auc_score(y[test], p), log_loss(y[test], p), accuracy_score(y[test], p > 0.5)
                    out.write(f"{name},{peer},{i},{scores[0]:.6f},{scores[1]:.6f},{scores[2]:.6f},{seconds:.2f}\n")
                out.flush()


if __name__ == "__main__":
    main()
