"""The public tables on which the default of `litmus train` is held against gradient boosting.

Each is read as its provider describes it and written as a plain CSV with a header, the target (0 or 1)
last, beside a file with the fold of every row: scikit-learn's StratifiedKFold(5, shuffle, seed 0).
Sets beyond 20,000 rows are cut to a stratified 20,000.

usage: sets.py FOLDER_OF_DATA OUTPUT_FOLDER [SET...]
"""

import io
import pathlib
import sys

import numpy as np
import pandas as pd
from sklearn.model_selection import StratifiedKFold, train_test_split

MOST_ROWS = 20_000


def table(path, **options):
    return pd.read_csv(path, **{"skipinitialspace": True, "na_values": ["?"], "header": None, **options})


def eeg(path):
    text = path.read_text()
    return pd.read_csv(io.StringIO(text[text.lower().index("@data") + 5 :].strip()), header=None)


def adult(folder):
    both = [table(folder / "adult" / name) for name in ("adult.data.gz", "adult.test.gz")]
    return pd.concat(both, ignore_index=True)


def higgs(folder):
    both = [table(folder / "higgs-7.5k" / name, sep="\t") for name in ("binary.train", "binary.test")]
    return pd.concat(both, ignore_index=True)


# Name: reader, target column (by position, negative from the end), its positive labels as a
# function, columns left out, columns that are categories although they hold numbers.
SETS = {
    "banknote": (lambda d: table(d / "banknote/data_banknote_authentication.txt"), -1, lambda y: y == 1, [], []),
    "spambase": (lambda d: table(d / "spambase/spambase.data"), -1, lambda y: y == 1, [], []),
    "pima-diabetes": (lambda d: table(d / "pima-diabetes/pima-indians-diabetes.csv"), -1, lambda y: y == 1, [], []),
    "wisconsin-breast-cancer": (lambda d: table(d / "wisconsin-breast-cancer/wdbc.data"), 1, lambda y: y == "M", [0], []),
    "titanic": (
        lambda d: table(d / "titanic/titanic.csv", header=0),
        "Survived",
        lambda y: y == 1,
        ["PassengerId", "Name", "Ticket", "Cabin"],
        ["Pclass"],
    ),
    "adult": (adult, -1, lambda y: y.str.startswith(">50K"), [], []),
    "telco-churn": (
        lambda d: table(d / "telco-churn/Telco-Customer-Churn.csv", header=0, na_values=["?", " ", ""]),
        "Churn",
        lambda y: y == "Yes",
        ["customerID"],
        [],
    ),
    "heart-cleveland": (lambda d: table(d / "heart-cleveland/processed.cleveland.data"), -1, lambda y: y > 0, [], []),
    "bank-marketing": (
        lambda d: table(d / "bank-marketing/bank-full.csv.gz", header=0, sep=";"),
        "y",
        lambda y: y == "yes",
        [],
        [],
    ),
    "german-credit": (lambda d: table(d / "german-credit/german.csv"), -1, lambda y: y == 2, [], []),
    "creditcard-fraud-sample": (
        lambda d: table(d / "creditcard-fraud-sample/creditcard_sample.csv", header=0),
        "Class",
        lambda y: y == 1,
        ["Unnamed: 0"],
        [],
    ),
    "higgs-7.5k": (higgs, 0, lambda y: y == 1, [], []),
    "magic-gamma": (lambda d: table(d / "magic-gamma/magic04.data"), -1, lambda y: y == "g", [], []),
    "electricity": (lambda d: table(d / "electricity/elec.csv.gz", header=0), -1, lambda y: (y == 1) | (y == "UP"), [], []),
    "phoneme": (lambda d: table(d / "phoneme/phoneme.csv"), -1, lambda y: y == 1, [], []),
    "eeg-eye-state": (lambda d: eeg(d / "eeg-eye-state/eeg-eye-state.arff"), -1, lambda y: y == 1, [], []),
    "ionosphere": (lambda d: table(d / "ionosphere/ionosphere.csv"), -1, lambda y: y == "g", [], []),
    "sonar": (lambda d: table(d / "sonar/sonar.csv"), -1, lambda y: y == "M", [], []),
    "mushroom": (
        lambda d: table(d / "mushroom/agaricus-lepiota.data", header=0, keep_default_na=False, na_values=[]),
        0,
        lambda y: y == "p",
        [],
        [],
    ),
    "house-votes": (
        lambda d: table(d / "house-votes/house-votes-84.data", keep_default_na=False, na_values=[]),
        0,
        lambda y: y == "republican",
        [],
        [],
    ),
    "qsar-biodeg": (lambda d: table(d / "qsar-biodeg/biodeg.csv", sep=";"), -1, lambda y: y == "RB", [], []),
    "blood-transfusion": (lambda d: table(d / "blood-transfusion/transfusion.data", header=0), -1, lambda y: y == 1, [], []),
    "ilpd": (lambda d: table(d / "ilpd/ilpd.csv", header=0), -1, lambda y: y == 1, [], []),
    "mammography": (lambda d: table(d / "mammography/mammography.csv"), -1, lambda y: y == "'1'", [], []),
    "oil-spill": (lambda d: table(d / "oil-spill/oil-spill.csv"), -1, lambda y: y == 1, [0], []),
    "haberman": (lambda d: table(d / "haberman/haberman.csv"), -1, lambda y: y == 2, [], []),
    "horse-colic": (lambda d: table(d / "horse-colic/horse-colic.csv"), 23, lambda y: y == 1, [2, 24, 25, 26], []),
}


def read(name, data):
    """The columns and the labels, 0 or 1, of a set."""
    reader, target, positive, out, categories = SETS[name]
    frame = reader(pathlib.Path(data))
    target = target if isinstance(target, str) else frame.columns[target]
    frame = frame[frame[target].notna()]
    labels = positive(frame[target]).astype(int).to_numpy()
    frame = frame.drop(columns=[target, *out]).copy()
    for column in categories:
        frame[column] = "c" + frame[column].astype(str)
    frame.columns = [str(c).strip() if isinstance(c, str) else f"column {c + 1}" for c in frame.columns]
    if len(frame) > MOST_ROWS:
        kept, _ = train_test_split(np.arange(len(frame)), train_size=MOST_ROWS, stratify=labels, random_state=0)
        frame, labels = frame.iloc[kept], labels[kept]
    return frame.reset_index(drop=True), labels


def folds(labels):
    """The fold in which each row is tested on."""
    fold = np.zeros(len(labels), int)
    for i, (_, test) in enumerate(StratifiedKFold(5, shuffle=True, random_state=0).split(labels, labels)):
        fold[test] = i
    return fold


def main():
    data, output = sys.argv[1], pathlib.Path(sys.argv[2])
    output.mkdir(parents=True, exist_ok=True)
    for name in sys.argv[3:] or SETS:
        frame, labels = read(name, data)
        frame.assign(target=labels).to_csv(output / f"{name}.csv", index=False)
        np.savetxt(output / f"{name}.folds", folds(labels), fmt="%d")
        print(f"{name}: {len(frame)} rows, {frame.shape[1]} columns, {labels.sum()} positive", flush=True)


if __name__ == "__main__":
    main()
