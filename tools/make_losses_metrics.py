"""Makes the Keras fixtures of the losses' and metrics' tests. keras==3.15.1, tensorflow==2.21.0, numpy.

    python tools/make_losses_metrics.py litmus-nn/src/test/resources/dev/litmus/nn
"""

import os
import sys

os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import keras
import numpy as np
import tensorflow as tf

folder = sys.argv[1]
random = np.random.default_rng(20)


def text(x):
    return repr(float(np.float32(x)))


def losses():
    """One row a line: value and slope of binary cross-entropy with one unit."""
    probabilities = [0, 1e-9, 1e-7, 2e-7, 0.01, 0.3, 0.5, 0.75, 0.999, 1 - 2e-7, 1 - 1e-7, 1]
    probabilities += list(random.uniform(size=20))
    logits = [-1e4, -100, -40, -15, -1, 0, 1e-6, 0.5, 3, 17, 40, 100, 1e4]
    logits += list(random.normal(size=20, scale=3))
    lines = ["from_logits,label_smoothing,y_true,y_pred,value,gradient"]
    for from_logits, predictions in ((False, probabilities), (True, logits)):
        for smoothing in (0.0, 0.1):
            loss = keras.losses.BinaryCrossentropy(from_logits, smoothing)
            for p in predictions:
                for y in (0.0, 1.0, 0.25):
                    x = tf.Variable([[p]], dtype="float32")
                    with tf.GradientTape() as tape:
                        value = loss(tf.constant([[y]]), x)
                    slope = tape.gradient(value, x)
                    row = [text(y), text(p), text(value), text(slope[0, 0])]
                    lines.append(",".join([str(from_logits).lower(), str(smoothing)] + row))
    write("losses/binary_crossentropy.csv", lines)


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
    lines = ["set,y_true,y_pred,weight"]
    for name, (y, p, w) in sets.items():
        lines += [f"{name},{a},{text(b)},{text(c)}" for a, b, c in zip(y, p, w)]
    write("metrics/points.csv", lines)

    m = keras.metrics
    makers = {
        ("BinaryAccuracy", 0.5): lambda: m.BinaryAccuracy(),
        ("BinaryAccuracy", 0.3): lambda: m.BinaryAccuracy(threshold=0.3),
        ("Precision", 0.5): lambda: m.Precision(),
        ("Precision", 0.3): lambda: m.Precision(thresholds=0.3),
        ("Recall", 0.5): lambda: m.Recall(),
        ("Recall", 0.7): lambda: m.Recall(thresholds=0.7),
        ("F1Score", 0.5): lambda: m.F1Score(threshold=0.5),
        ("F1Score", 0.3): lambda: m.F1Score(threshold=0.3),
        ("BinaryCrossentropy", 0): lambda: m.BinaryCrossentropy(),
        ("BinaryCrossentropy", 0.2): lambda: m.BinaryCrossentropy(label_smoothing=0.2),
    }
    lines = ["metric,argument,set,weighted,value"]
    for (name, argument), make in makers.items():
        for key, (y, p, w) in sets.items():
            for weighted in (False, True):
                metric = make()
                for i in range(0, len(y), 32):
                    part = slice(i, i + 32)
                    metric.update_state(
                        y[part, None].astype("float32"), p[part, None],
                        sample_weight=w[part] if weighted else None)
                value = np.ravel(metric.result())[0]
                lines.append(f"{name},{argument},{key},{str(weighted).lower()},{text(value)}")
    write("metrics/keras.csv", lines)


def write(path, lines):
    path = os.path.join(folder, path)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as f:
        f.write("\n".join(lines) + "\n")


losses()
metrics(points())
