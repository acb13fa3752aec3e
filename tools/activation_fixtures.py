"""Writes values and gradients of real Keras's activations, for the tests of dev.litmus.nn.ops.

Run: python tools/activation_fixtures.py   (keras 3.15.1, tensorflow-cpu 2.21)

Each line is a name, what it is (x, dy, y, dx), a colon, and floats by their bits in hexadecimal. An
elementwise activation has upstream gradient 1; a row activation has the rows of `rows dy`.
"""

import os
import pathlib

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["CUDA_VISIBLE_DEVICES"] = ""
os.environ["KERAS_BACKEND"] = "tensorflow"
import keras
import numpy as np
import tensorflow as tf

HERE = pathlib.Path(__file__).resolve().parent
OUT = HERE.parent / "litmus-nn/src/test/resources/dev/litmus/nn/ops/activations.txt"

ROW_WISE = ["softmax", "log_softmax", "sparsemax"]
ELEMENTWISE = [
    "celu", "elu", "exponential", "gelu", "hard_shrink", "hard_sigmoid", "hard_silu", "hard_tanh",
    "leaky_relu", "linear", "log_sigmoid", "mish", "relu", "relu6", "selu", "sigmoid", "silu",
    "soft_shrink", "softplus", "softsign", "sparse_plus", "sparse_sigmoid", "squareplus", "tanh",
    "tanh_shrink",
]
PARAMETERS = {
    "gelu_tanh": lambda x: keras.activations.gelu(x, approximate=True),
    "leaky_relu_0.3": lambda x: keras.activations.leaky_relu(x, negative_slope=0.3),
    "threshold_0.5_-1": lambda x: keras.activations.threshold(x, 0.5, -1.0),
}


def bits(values):
    return " ".join(f"{b:08x}" for b in np.asarray(values, np.float32).ravel().view(np.uint32))


def gradient(function, x, dy):
    x = tf.constant(x)
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = tf.identity(function(x))
    return y.numpy(), tape.gradient(y, x, output_gradients=tf.constant(dy)).numpy()


def lines():
    random = np.random.default_rng(1)
    kinks = [0, 0.5, -0.5, 1, -1, 3, -3, 6, 4, 0.25]
    far = [-1e30, -100, -88, -30, -20.5, -9, 9, 20.5, 30, 88]
    tiny = [1e-6, -1e-6, 1e-5, -1e-5, 1e-3, -1e-3]
    x = np.array([*kinks, *far, *tiny, *random.normal(0, 3, 60)], np.float32)
    yield f"elementwise x: {bits(x)}"
    functions = {name: getattr(keras.activations, name) for name in ELEMENTWISE} | PARAMETERS
    for name, function in functions.items():
        y, dx = gradient(function, x, np.ones_like(x))
        yield f"{name} y: {bits(y)}"
        yield f"{name} dx: {bits(dx)}"
    rows = random.normal(0, 1, (12, 5)).astype(np.float32)
    rows[0] = 0
    rows[1] = [100, -100, 3, 3, 2]
    rows[2] = [0.3, 0.3, 0.3, -5, -5]
    rows[3] *= 10
    rows[4] *= 0.1
    dy = random.normal(0, 1, rows.shape).astype(np.float32)
    yield f"rows x: {bits(rows)}"
    yield f"rows dy: {bits(dy)}"
    for name in ROW_WISE:
        y, dx = gradient(getattr(keras.activations, name), rows, dy)
        yield f"{name} y: {bits(y)}"
        yield f"{name} dx: {bits(dx)}"


OUT.parent.mkdir(parents=True, exist_ok=True)
OUT.write_text("".join(line + "\n" for line in lines()))
