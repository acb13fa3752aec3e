"""Writes what Keras's regularizers and constraints give, and how a network with all kinds of them trains.

    python tools/make_regularizers.py litmus-nn/src/test/resources/dev/litmus/nn

Needs keras==3.15.1 on TensorFlow. Writes below that folder

    regularizers/regularizers.txt    blocks of four lines: CLASS CONFIG, the shape and values of a tensor,
                                     the penalty, its gradient
    constraints/constraints.txt      blocks of three lines: CLASS CONFIG, shape and values, values after
    models/regularized.txt           x, y, a line for each initial weight, the loss of each of 20 steps,
                                     a line for each weight after them, the loss of evaluate
"""

import json
import os
import pathlib
import sys

os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import keras
import numpy as np
import tensorflow as tf
from keras import constraints, layers, regularizers

rng = np.random.default_rng(7)


def normal(*shape):
    return rng.normal(size=shape).astype("float32")


def values(array):
    return " ".join(str(v) for v in np.asarray(array, dtype="float32").reshape(-1))


def tensor(array):
    return "x".join(map(str, array.shape)) + " " + values(array)


def describe(thing):
    return f"{type(thing).__name__} {json.dumps(thing.get_config())}"


REGULARIZERS = [
    regularizers.L1(),
    regularizers.L1(0.3),
    regularizers.L2(),
    regularizers.L2(0.25),
    regularizers.L1L2(l2=0.4),
    regularizers.L1L2(l1=0.1, l2=0.02),
    regularizers.OrthogonalRegularizer(),
    regularizers.OrthogonalRegularizer(factor=0.5, mode="columns"),
]

CONSTRAINTS = [
    (constraints.MaxNorm(), (4, 3)),
    (constraints.MaxNorm(0.7), (4, 3)),
    (constraints.MaxNorm(1, axis=[0, 1, 2]), (2, 3, 2, 4)),
    (constraints.MaxNorm(0.5, axis=-1), (4, 3)),
    (constraints.NonNeg(), (4, 3)),
    (constraints.UnitNorm(), (4, 3)),
    (constraints.UnitNorm(axis=1), (2, 3, 4)),
    (constraints.UnitNorm(), (5,)),
    (constraints.MinMaxNorm(), (4, 3)),
    (constraints.MinMaxNorm(2.0, 2.5, rate=0.4), (4, 6)),
]


def write_regularizers(out):
    for regularizer in REGULARIZERS:
        x = normal(4, 3)
        x[1, 2] = 0
        variable = tf.Variable(x)
        with tf.GradientTape() as tape:
            penalty = regularizer(variable)
        gradient = tape.gradient(penalty, variable)
        out.write(f"{describe(regularizer)}\n{tensor(x)}\n{values(penalty)}\n{values(gradient)}\n")


def write_constraints(out):
    for constraint, shape in CONSTRAINTS:
        x = normal(*shape)
        out.write(f"{describe(constraint)}\n{tensor(x)}\n{values(constraint(x))}\n")


def write_training(out):
    model = keras.Sequential(
        [
            layers.Input((3,)),
            layers.Dense(
                4,
                activation="tanh",
                kernel_regularizer=regularizers.L1L2(l1=0.02, l2=0.05),
                bias_regularizer=regularizers.L2(0.1),
                kernel_constraint=constraints.MaxNorm(0.9),
            ),
            layers.Dense(
                3,
                activation="relu",
                kernel_regularizer=regularizers.OrthogonalRegularizer(0.3),
                activity_regularizer=regularizers.L2(0.05),
            ),
            layers.ActivityRegularization(l1=0.02),
            layers.Dense(
                1,
                activation="sigmoid",
                activity_regularizer=regularizers.L1(0.1),
                bias_constraint=constraints.NonNeg(),
            ),
        ]
    )
    model.set_weights([0.8 * normal(*w.shape) for w in model.weights])
    model.compile(keras.optimizers.SGD(0.2), "binary_crossentropy")
    x, y = normal(36, 3), rng.integers(0, 2, size=(36, 1)).astype("float32")
    out.write(f"{values(x)}\n{values(y)}\n")
    for weight in model.get_weights():
        out.write(f"{values(weight)}\n")
    losses = []
    for step in range(20):
        first = 8 * (step % 5)
        rows = slice(first, min(first + 8, 36))
        losses.append(model.train_on_batch(x[rows], y[rows]))
    out.write(f"{values(losses)}\n")
    for weight in model.get_weights():
        out.write(f"{values(weight)}\n")
    out.write(f"{values([model.evaluate(x, y, verbose=0)])}\n")


def main(folder):
    assert keras.__version__ == "3.15.1"
    for path, write in [
        ("regularizers/regularizers.txt", write_regularizers),
        ("constraints/constraints.txt", write_constraints),
        ("models/regularized.txt", write_training),
    ]:
        file = pathlib.Path(folder) / path
        file.parent.mkdir(parents=True, exist_ok=True)
        with open(file, "w", encoding="ascii", newline="\n") as out:
            write(out)


if __name__ == "__main__":
    main(sys.argv[1])
