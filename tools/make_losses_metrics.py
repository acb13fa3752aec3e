"""Makes the Keras fixtures of the losses' and metrics' tests. keras==3.15.1, tensorflow==2.21.0, numpy.

    python tools/make_losses_metrics.py litmus-nn/src/test/resources/dev/litmus/nn
"""

import json
import os
import sys

os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import keras
import numpy as np
import tensorflow as tf

folder = sys.argv[1]
random = np.random.default_rng(20)


PROBABILITIES = [0, 1e-9, 1e-7, 2e-7, 0.01, 0.3, 0.5, 0.75, 0.999, 1 - 2e-7, 1 - 1e-7, 1]
PROBABILITIES += list(random.uniform(size=20))
LOGITS = [-1e4, -100, -40, -15, -1, 0, 1e-6, 0.5, 3, 17, 40, 100, 1e4]
LOGITS += list(random.normal(size=20, scale=3))

VALUES = [-3, -1, -0.5, 0, 1e-8, 0.25, 0.5, 1, 1.25, 4] + list(random.normal(size=12, scale=2))
RATES = PROBABILITIES + [2, 7.5]
SHARES = [[0.3, 0.7], [1, 0], [0, 1], [0.5, 0.5], [0.9999999, 1e-7], [0.2, 0.6]]
SHARES += random.uniform(size=(8, 2)).tolist() + random.dirichlet([1, 1, 1], 4).tolist()
SCORES = [[0, 0], [100, -100], [-3, 40], [1, 1.5]] + random.normal(size=(8, 3), scale=3).tolist()

# One line adds a loss: the object and the predictions to try it on, beside the labels 0, 1 and 0.25;
# for rows of several units beside each class, and a share of each.
L = keras.losses
LOSSES = [
    (L.BinaryFocalCrossentropy(), PROBABILITIES),
    (L.BinaryFocalCrossentropy(apply_class_balancing=True, alpha=0.4, gamma=3.0), PROBABILITIES),
    (L.BinaryFocalCrossentropy(gamma=1.5, label_smoothing=0.1), PROBABILITIES[2:-2]),
    (L.BinaryFocalCrossentropy(from_logits=True), LOGITS),
    (L.BinaryFocalCrossentropy(True, from_logits=True, label_smoothing=0.2), LOGITS),
    (L.MeanSquaredError(), VALUES),
    (L.MeanAbsoluteError(), VALUES),
    (L.MeanAbsolutePercentageError(), VALUES),
    (L.MeanSquaredLogarithmicError(), RATES),
    (L.Huber(), VALUES),
    (L.LogCosh(), VALUES),
    (L.Poisson(), RATES),
    (L.KLDivergence(), RATES),
    (L.Hinge(), VALUES),
    (L.SquaredHinge(), VALUES),
    (L.CategoricalHinge(), VALUES),
    (L.CategoricalHinge(), SCORES),
    (L.CosineSimilarity(), [v for v in VALUES if v] + SCORES[1:]),
    (L.KLDivergence(), SHARES),
    (L.BinaryCrossentropy(), SHARES),
    (L.CategoricalCrossentropy(), SHARES),
    (L.CategoricalCrossentropy(label_smoothing=0.1), SHARES),
    (L.CategoricalCrossentropy(from_logits=True, label_smoothing=0.1), SCORES),
    (L.SparseCategoricalCrossentropy(), SHARES),
    (L.SparseCategoricalCrossentropy(from_logits=True), SCORES),
    (L.CategoricalFocalCrossentropy(), SHARES),
    (L.CategoricalFocalCrossentropy(alpha=0.5, gamma=3.0, label_smoothing=0.1), SHARES),
    (L.CategoricalFocalCrossentropy(from_logits=True), SCORES),
    (L.Dice(axis=-1), PROBABILITIES + SHARES),
    (L.Tversky(axis=-1, alpha=0.3, beta=0.7), PROBABILITIES + SHARES),
    (keras.losses.BinaryCrossentropy(), PROBABILITIES),
    (keras.losses.BinaryCrossentropy(label_smoothing=0.1), PROBABILITIES),
    (keras.losses.BinaryCrossentropy(from_logits=True), LOGITS),
    (keras.losses.BinaryCrossentropy(from_logits=True, label_smoothing=0.1), LOGITS),
]

# One line adds a loss taken over a batch: how its rows become one number, or are one.
BATCHES = [
    L.Dice(),
    L.Dice(reduction="sum"),
    L.Dice(reduction="mean_with_sample_weight"),
    L.Tversky(),
    L.Tversky(alpha=0.3, beta=0.7),
    L.BinaryCrossentropy(reduction="sum"),
    L.BinaryCrossentropy(reduction="mean_with_sample_weight"),
    L.MeanSquaredError(reduction="sum"),
    L.Hinge(),
]

# One line adds a metric: what makes the object.
M = keras.metrics
METRICS = [
    lambda: M.AUC(),
    lambda: M.AUC(curve="PR"),
    lambda: M.AUC(curve="PRGAIN"),
    lambda: M.AUC(num_thresholds=50, summation_method="minoring"),
    lambda: M.AUC(num_thresholds=20, summation_method="majoring", curve="PR"),
    lambda: M.AUC(thresholds=[0.9, 0.1, 0.25, 0.5]),
    lambda: M.AUC(thresholds=[0.25, 0.5, 0.75], curve="PR", summation_method="minoring"),
    lambda: M.AUC(num_thresholds=2),
    lambda: M.AUC(from_logits=True),
    lambda: M.Accuracy(),
    lambda: M.BinaryAccuracy(),
    lambda: M.BinaryAccuracy(threshold=0.3),
    lambda: M.BinaryCrossentropy(),
    lambda: M.BinaryCrossentropy(label_smoothing=0.2),
    lambda: M.BinaryIoU(),
    lambda: M.BinaryIoU(target_class_ids=[1], threshold=0.3),
    lambda: M.CategoricalAccuracy(),
    lambda: M.CategoricalCrossentropy(),
    lambda: M.CategoricalCrossentropy(label_smoothing=0.1),
    lambda: M.CategoricalHinge(),
    lambda: M.ConcordanceCorrelation(),
    lambda: M.CosineSimilarity(),
    lambda: M.F1Score(threshold=0.5),
    lambda: M.F1Score(threshold=0.3, average="weighted"),
    lambda: M.F1Score(),
    lambda: M.FBetaScore(beta=2.0, threshold=0.5),
    lambda: M.FBetaScore(beta=0.5, threshold=0.4, average="micro"),
    lambda: M.FBetaScore(beta=0.5, average="macro"),
    lambda: M.FalseNegatives(),
    lambda: M.FalsePositives(thresholds=0.3),
    lambda: M.Hinge(),
    lambda: M.KLDivergence(),
    lambda: M.LogCoshError(),
    lambda: M.MeanAbsoluteError(),
    lambda: M.MeanAbsolutePercentageError(),
    lambda: M.MeanSquaredError(),
    lambda: M.MeanSquaredLogarithmicError(),
    lambda: M.Poisson(),
    lambda: M.Precision(),
    lambda: M.Precision(thresholds=0.3),
    lambda: M.Precision(thresholds=[0.2, 0.5, 0.8]),
    lambda: M.Precision(class_id=0),
    lambda: M.PrecisionAtRecall(0.8),
    lambda: M.R2Score(),
    lambda: M.R2Score(num_regressors=2),
    lambda: M.R2Score(class_aggregation="variance_weighted_average"),
    lambda: M.R2Score(class_aggregation=None),
    lambda: M.Recall(),
    lambda: M.Recall(thresholds=0.7),
    lambda: M.Recall(thresholds=[0.0, 0.25, 0.5, 0.75, 1.0]),
    lambda: M.RecallAtPrecision(0.6, num_thresholds=50),
    lambda: M.RootMeanSquaredError(),
    lambda: M.SensitivityAtSpecificity(0.7),
    lambda: M.SparseCategoricalAccuracy(),
    lambda: M.SparseCategoricalCrossentropy(),
    lambda: M.SpecificityAtSensitivity(0.5, num_thresholds=1),
    lambda: M.SpecificityAtSensitivity(0.7, class_id=0),
    lambda: M.SquaredHinge(),
    lambda: M.TrueNegatives(),
    lambda: M.TruePositives(thresholds=[0.25, 0.5, 0.75]),
]


def text(x):
    return repr(float(np.float32(x)))


def texts(row):
    return " ".join(text(x) for x in np.ravel(row))


def case(thing):
    return f"case {type(thing).__name__} {json.dumps(thing.get_config())}"


def losses():
    """A case: the class with its configuration, and one row a line: labels | predictions | value |
    slopes."""
    lines = []
    for loss, predictions in LOSSES:
        lines.append(case(loss))
        sparse = isinstance(loss, L.SparseCategoricalCrossentropy)
        for p in predictions:
            p = np.ravel(p)
            labels = [[0.0], [1.0], [0.25]]
            if len(p) > 1:
                labels = np.eye(len(p)).tolist()
                labels = [[i] for i in range(len(p))] if sparse else labels + [[1 / len(p)] * len(p)]
            for y in labels:
                x = tf.Variable([p], dtype="float32")
                with tf.GradientTape() as tape:
                    value = loss(tf.constant([y], dtype="float32"), x)
                slope = tape.gradient(value, x)
                lines.append(" | ".join([texts(y), texts(p), texts(value), texts(slope)]))
    write("losses/losses.txt", lines)


def batches():
    """A case: the class with its configuration, and one batch a line: labels | predictions | weights |
    value | slopes."""
    lines = []
    for loss in BATCHES:
        lines.append(case(loss))
        for rows in (1, 5):
            for weighted in (False, True):
                y = random.integers(0, 2, (rows, 1)).astype("float32")
                x = tf.Variable(random.uniform(size=(rows, 1)), dtype="float32")
                w = random.uniform(0.2, 2, rows).astype("float32")
                with tf.GradientTape() as tape:
                    value = loss(y, x, sample_weight=w if weighted else None)
                slope = tape.gradient(value, x)
                w = w if weighted else np.ones(rows)
                lines.append(" | ".join([texts(y), texts(x), texts(w), texts(value), texts(slope)]))
    write("losses/batches.txt", lines)


def points():
    """Sets of labels, predictions and weights: smooth, tied, of one class, at the threshold itself."""
    sets = {}
    y = random.integers(0, 2, 70)
    sets["smooth"] = y, np.clip(0.3 * y + random.uniform(size=70) * 0.7, 0, 1)
    y = random.integers(0, 2, 50)
    sets["tied"] = y, np.round(0.3 * y + random.uniform(size=50) * 0.7, 1)
    sets["negative"] = np.zeros(9, int), random.uniform(size=9)
    sets["positive"] = np.ones(9, int), random.uniform(size=9)
    sets["low"] = random.integers(0, 2, 12), random.uniform(size=12) * 0.2
    sets["soft"] = random.choice([0.125, 0.25, 0.75, 1], 30), random.uniform(size=30)
    return {k: (y, p.astype("float32"), random.uniform(0.2, 2, len(y)).astype("float32"))
            for k, (y, p) in sets.items()}


def metrics(sets):
    """The points, and a case a metric: the class with its configuration, and one line a set: its
    name, how many units (two are 1 - p and p), whether weighted, the value or values."""
    lines = ["set,y_true,y_pred,weight"]
    for name, (y, p, w) in sets.items():
        lines += [f"{name},{a},{text(b)},{text(c)}" for a, b, c in zip(y, p, w)]
    write("metrics/points.csv", lines)

    lines = []
    for make in METRICS:
        keras.utils.clear_session()  # else names are numbered
        lines.append(case(make()))
        sparse = "Sparse" in type(make()).__name__
        for key, (y, p, w) in sets.items():
            for units in (1, 2):
                if units == 1 and sparse or units == 2 and isinstance(make(), M.BinaryIoU):
                    continue  # Keras takes neither
                y2 = np.stack([1 - y, y], 1) if units == 2 and not sparse else y[:, None]
                p2 = np.stack([1 - p, p], 1) if units == 2 else p[:, None]
                for weighted in (False, True):
                    metric = make()
                    for i in range(0, len(y), 32):
                        part = slice(i, i + 32)
                        metric.update_state(
                            y2[part].astype("float32"), p2[part],
                            sample_weight=w[part] if weighted else None)
                    value = texts(metric.result())
                    lines.append(f"{key} {units} {str(weighted).lower()} {value}")
    write("metrics/metrics.txt", lines)


def write(path, lines):
    path = os.path.join(folder, path)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as f:
        f.write("\n".join(lines) + "\n")


losses()
batches()
metrics(points())
