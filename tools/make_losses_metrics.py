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

# One line adds a loss: the object and the predictions to try it on, beside the labels 0, 1 and 0.25.
LOSSES = [
    (keras.losses.BinaryCrossentropy(), PROBABILITIES),
    (keras.losses.BinaryCrossentropy(label_smoothing=0.1), PROBABILITIES),
    (keras.losses.BinaryCrossentropy(from_logits=True), LOGITS),
    (keras.losses.BinaryCrossentropy(from_logits=True, label_smoothing=0.1), LOGITS),
]

# One line adds a metric: what makes the object.
METRICS = [
    lambda: keras.metrics.BinaryAccuracy(),
    lambda: keras.metrics.BinaryAccuracy(threshold=0.3),
    lambda: keras.metrics.Precision(),
    lambda: keras.metrics.Precision(thresholds=0.3),
    lambda: keras.metrics.Recall(),
    lambda: keras.metrics.Recall(thresholds=0.7),
    lambda: keras.metrics.F1Score(threshold=0.5),
    lambda: keras.metrics.F1Score(threshold=0.3),
    lambda: keras.metrics.BinaryCrossentropy(),
    lambda: keras.metrics.BinaryCrossentropy(label_smoothing=0.2),
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
        for p in predictions:
            for y in (0.0, 1.0, 0.25):
                x = tf.Variable([[p]], dtype="float32")
                with tf.GradientTape() as tape:
                    value = loss(tf.constant([[y]]), x)
                slope = tape.gradient(value, x)
                lines.append(" | ".join([texts(y), texts(p), texts(value), texts(slope)]))
    write("losses/losses.txt", lines)


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
    sets["soft"] = random.choice([0, 0.25, 0.75, 1], 30), random.uniform(size=30)
    return {k: (y, p.astype("float32"), random.uniform(0.2, 2, len(y)).astype("float32"))
            for k, (y, p) in sets.items()}


def metrics(sets):
    """The points, and a case a metric: the class with its configuration, and one line a set: its
    name, whether weighted, the value."""
    lines = ["set,y_true,y_pred,weight"]
    for name, (y, p, w) in sets.items():
        lines += [f"{name},{a},{text(b)},{text(c)}" for a, b, c in zip(y, p, w)]
    write("metrics/points.csv", lines)

    lines = []
    for make in METRICS:
        keras.utils.clear_session()  # else names are numbered
        lines.append(case(make()))
        for key, (y, p, w) in sets.items():
            for weighted in (False, True):
                metric = make()
                for i in range(0, len(y), 32):
                    part = slice(i, i + 32)
                    metric.update_state(
                        y[part, None].astype("float32"), p[part, None],
                        sample_weight=w[part] if weighted else None)
                lines.append(f"{key} {str(weighted).lower()} {texts(metric.result())}")
    write("metrics/metrics.txt", lines)


def write(path, lines):
    path = os.path.join(folder, path)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as f:
        f.write("\n".join(lines) + "\n")


losses()
metrics(points())
