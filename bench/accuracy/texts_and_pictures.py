"""Litmus's default beside scikit-learn and Keras on texts and pictures, on the same five folds.

    python3 bench/accuracy/texts_and_pictures.py DATA SET...    with SET of: sms-spam, spamassassin,
        rt-polarity, sentiment-sentences, first-names, flowers, mnist

DATA is a folder with the sets as their makers give them. Texts: TF-IDF of words and pairs of them
(names: of 1 to 4 characters), sublinear, terms of two texts or more, and LogisticRegression with
C = 10. Pictures: a small convolutional network of Keras on 32 x 32 pixels. Run with Python 3.11,
scikit-learn 1.9.1, Keras 3.15.1 on TensorFlow 2.21.
"""

import csv
import json
import os
import pathlib
import subprocess
import sys
import tempfile

import numpy as np
import pandas as pd
from sklearn.metrics import log_loss, roc_auc_score
from sklearn.model_selection import StratifiedKFold

LITMUS = os.environ.get("LITMUS", "./litmus").split()


def lines(file):
    return file.read_text(encoding="utf-8").split("\n")[:-1]


def load(data, name):
    """Cells and labels 0 and 1."""
    folder = data / name
    if name == "sms-spam":
        rows = [line.split("\t", 1) for line in lines(folder / "SMSSpamCollection")]
        return [text for _, text in rows], [int(label == "spam") for label, _ in rows]
    if name == "rt-polarity":
        good, bad = lines(folder / "rt-polarity.pos"), lines(folder / "rt-polarity.neg")
        return good + bad, [1] * len(good) + [0] * len(bad)
    if name == "sentiment-sentences":
        rows = [line.rsplit("\t", 1) for file in sorted(folder.glob("*.txt")) for line in lines(file)]
        return [text for text, _ in rows], [int(label) for _, label in rows]
    if name == "first-names":
        rows = pd.read_csv(folder / "first-names.csv", keep_default_na=False)
        return list(rows.name), list((rows.gender == "female").astype(int))
    if name == "spamassassin":
        rows = pd.read_csv(folder / "spamassassin.csv.gz", keep_default_na=False)
        return list(rows.text), list((rows.label == "spam").astype(int))
    classes = [folder / "daisy", folder / "dandelion"]
    if name == "mnist":
        classes = [folder / "png-4-vs-9" / "4", folder / "png-4-vs-9" / "9"]
    files = [(str(file), label) for label, each in enumerate(classes) for file in sorted(each.iterdir())]
    return [file for file, _ in files], [label for _, label in files]


def sklearn_texts(name, train, labels, test):
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression

    way = (
        {"analyzer": "char", "ngram_range": (1, 4)}
        if name == "first-names"
        else {"ngram_range": (1, 2), "max_features": 200_000}
    )
    terms = TfidfVectorizer(min_df=2, sublinear_tf=True, **way)
    model = LogisticRegression(C=10, max_iter=1000).fit(terms.fit_transform(train), labels)
    return model.predict_proba(terms.transform(test))[:, 1]


def keras_pictures(train, labels, test, fold):
    os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
    import keras
    import tensorflow as tf

    keras.utils.set_random_seed(fold)
    size = 28 if "png-4-vs-9" in train[0] else 32

    def pixels(files):
        images = [tf.io.decode_image(tf.io.read_file(file), 3, expand_animations=False) for file in files]
        return np.stack([tf.image.resize(image, (size, size), antialias=True) for image in images])

    layers = keras.layers
    model = keras.Sequential([
        layers.Input((size, size, 3)),
        layers.Rescaling(1 / 255),
        layers.Conv2D(32, 3, activation="relu"),
        layers.MaxPooling2D(),
        layers.Conv2D(64, 3, activation="relu"),
        layers.MaxPooling2D(),
        layers.Flatten(),
        layers.Dropout(0.5),
        layers.Dense(64, activation="relu"),
        layers.Dense(1, activation="sigmoid"),
    ])
    model.compile("adam", "binary_crossentropy")
    stop = keras.callbacks.EarlyStopping(patience=8, restore_best_weights=True)
    order = np.random.default_rng(fold).permutation(len(train))
    x, y = pixels(np.array(train)[order]), labels[order]
    model.fit(x, y, epochs=40, validation_split=0.2, callbacks=[stop], verbose=0)
    return model.predict(pixels(test), verbose=0).ravel()


def litmus(column, train, labels, test, truth, folder):
    files = []
    for part, cells, answers in (("train", train, labels), ("test", test, truth)):
        files.append(str(folder / f"{part}.csv"))
        with open(files[-1], "w", newline="", encoding="utf-8") as out:
            csv.writer(out).writerows([[column, "y"], *zip(cells, answers)])
    done = subprocess.run(
        [*LITMUS, "train", files[0], "--test", files[1], "--target", "y", "--positive", "1", "--json"],
        check=True, capture_output=True, text=True,
    )
    metrics = json.loads(done.stdout)["metrics"]
    return metrics["roc_auc"], metrics["log_loss"]


def main():
    data = pathlib.Path(sys.argv[1])
    for name in sys.argv[2:]:
        cells, labels = load(data, name)
        labels = np.array(labels)
        pictures = name in ("flowers", "mnist")
        scores = {"peer": [], "litmus": []}
        for fold, (train, test) in enumerate(StratifiedKFold(5, shuffle=True, random_state=0).split(labels, labels)):
            learnt, asked = [cells[i] for i in train], [cells[i] for i in test]
            found = (
                keras_pictures(learnt, labels[train], asked, fold)
                if pictures
                else sklearn_texts(name, learnt, labels[train], asked)
            )
            scores["peer"].append((roc_auc_score(labels[test], found), log_loss(labels[test], found)))
            with tempfile.TemporaryDirectory() as folder:
                column = "picture" if pictures else "text"
                scores["litmus"].append(
                    litmus(column, learnt, labels[train], asked, labels[test], pathlib.Path(folder))
                )
            print(name, fold, scores["peer"][-1], scores["litmus"][-1], file=sys.stderr, flush=True)
        for who, figures in scores.items():
            auc, loss = np.array(figures).T
            print(f"{name:20} {who:7} AUC {auc.mean():.4f} (sd {auc.std():.4f})  log-loss {loss.mean():.4f}", flush=True)


main()
