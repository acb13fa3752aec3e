"""Writes what Keras's layers compute, for the contract test of Litmus's own.

    python tools/make_layers.py litmus-nn/src/test/resources/dev/litmus/nn/layers/layers.txt

Needs keras==3.15.1 on TensorFlow. To add a layer, add a case to CASES. Each case is a few lines:

    case NAME
    layer CLASS CONFIG               Keras's configuration as JSON
    training FLAG
    input SHAPE DTYPE VALUES         one line an input; strings are a list in JSON
    weight NAME SHAPE VALUES         one line a weight, in Keras's order
    output SHAPE DTYPE VALUES
    upstream VALUES                  a gradient with respect to the output ...
    inputgradient INDEX VALUES       ... and what comes of it, where Keras has a gradient
    weightgradient INDEX VALUES

A shape is written like 4x2x3, a scalar as -; floats as the shortest text that gives them back.
"""

import json
import sys

import keras
import numpy as np
import tensorflow as tf
from keras import layers
from keras.src.ops import core, numpy as keras_numpy

rng = np.random.default_rng(11)


def normal(*shape):
    return rng.normal(size=shape).astype("float32")


def holes():
    x = normal(4, 3)
    x[0, 1] = x[2, 2] = np.nan
    x[1, 0] = np.inf
    x[3, 2] = -np.inf
    return x


def whole(high, *shape):
    return rng.integers(0, high, size=shape).astype("float32")


def words(*shape):
    return rng.choice(["red", "green", "blue", "", "Grün", "zzz"], size=shape)


def weighted(layer):
    """Gives every float weight of a built layer a value of its own."""

    def build(x):
        layer.build([t.shape for t in x] if len(x) > 1 else x[0].shape)
        layer.set_weights([normal(*w.shape) for w in layer.weights])
        return layer

    return build


def adapted(layer):
    def build(x):
        layer.adapt(x[0])
        return layer

    return build


MEAN, VARIANCE = [0.5, -1.0, 2.0], [4.0, 0.25, 1e-20]
VOCABULARY = ["red", "green", "blue"]

# name: (layer, inputs) or (layer, inputs, training)
CASES = {
    "input": (layers.InputLayer(shape=(3,)), [normal(4, 3)]),
    "input_strings": (layers.InputLayer(shape=(2,), dtype="string"), [words(4, 2)]),
    "dense": (weighted(layers.Dense(4)), [normal(4, 3)]),
    "dense_tanh": (weighted(layers.Dense(5, activation="tanh")), [normal(4, 3)]),
    "dense_sigmoid": (weighted(layers.Dense(1, activation="sigmoid")), [normal(4, 7)]),
    "dense_softmax": (weighted(layers.Dense(3, activation="softmax")), [normal(4, 2)]),
    "dense_no_bias": (
        weighted(layers.Dense(3, activation="relu", use_bias=False, kernel_initializer="he_normal")),
        [normal(4, 2, 3)],
    ),
    "dense_rank_4": (weighted(layers.Dense(2, activation="gelu")), [normal(3, 2, 2, 3)]),
    "activation": (layers.Activation("elu"), [normal(4, 3)]),
    "activation_softmax": (layers.Activation("softmax"), [normal(3, 2, 4)]),
    "cast_int": (core.Cast("int32"), [3 * normal(4, 3)]),
    "cast_bool": (core.Cast("bool"), [whole(2, 4, 3)]),
    "cast_float": (core.Cast("float32"), [normal(4, 3)]),
    "category_encoding": (layers.CategoryEncoding(num_tokens=5), [whole(5, 4, 3)]),
    "category_encoding_one_hot": (
        layers.CategoryEncoding(num_tokens=5, output_mode="one_hot"),
        [whole(5, 4, 1)],
    ),
    "category_encoding_one_hot_many": (
        layers.CategoryEncoding(num_tokens=5, output_mode="one_hot"),
        [whole(5, 4, 3)],
    ),
    "category_encoding_count": (
        layers.CategoryEncoding(num_tokens=3, output_mode="count"),
        [whole(3, 4, 6)],
    ),
    "concatenate": (layers.Concatenate(), [normal(4, 3), normal(4, 1), normal(4, 2)]),
    "concatenate_axis_1": (layers.Concatenate(axis=1), [normal(4, 2, 3), normal(4, 1, 3)]),
    "discretization": (layers.Discretization(bin_boundaries=[-0.5, 0.0, 0.7]), [normal(4, 3)]),
    "discretization_one_hot": (
        layers.Discretization(bin_boundaries=[-0.5, 0.0, 0.7], output_mode="one_hot"),
        [normal(5, 1)],
    ),
    "dropout": (layers.Dropout(0.4, seed=3), [normal(4, 3)]),
    "dropout_training": (layers.Dropout(0.4, seed=3), [normal(6, 5)], True),
    "dropout_none": (layers.Dropout(0.0), [normal(4, 3)], True),
    "flatten": (layers.Flatten(), [normal(4, 2, 3, 2)]),
    "flatten_flat": (layers.Flatten(), [normal(4, 2)]),
    "isnan": (keras_numpy.Isnan(), [holes()]),
    "nan_to_num": (keras_numpy.NanToNum(), [holes()]),
    "nan_to_num_given": (keras_numpy.NanToNum(nan=2.5, posinf=100.0, neginf=-7.0), [holes()]),
    "normalization": (layers.Normalization(mean=MEAN, variance=VARIANCE), [normal(4, 3)]),
    "normalization_inverted": (
        layers.Normalization(mean=MEAN, variance=VARIANCE, invert=True),
        [normal(4, 2, 3)],
    ),
    "normalization_one_mean": (layers.Normalization(axis=None, mean=0.5, variance=4.0), [normal(4, 3)]),
    "normalization_adapted": (adapted(layers.Normalization()), [normal(9, 3)]),
    "normalization_adapted_axes": (adapted(layers.Normalization(axis=(1, 2))), [normal(9, 2, 3)]),
    "rescaling": (layers.Rescaling(0.25, offset=-1.5), [normal(4, 3)]),
    "rescaling_columns": (
        layers.Rescaling([0.25, 2.0, -1.0], offset=[0.0, 1.0, 0.5]),
        [normal(4, 3)],
    ),
    "string_lookup": (layers.StringLookup(vocabulary=VOCABULARY), [words(6, 2)]),
    "string_lookup_one_hot": (
        layers.StringLookup(vocabulary=VOCABULARY, output_mode="one_hot"),
        [words(6, 1)],
    ),
    "string_lookup_multi_hot": (
        layers.StringLookup(vocabulary=VOCABULARY, output_mode="multi_hot"),
        [words(6, 3)],
    ),
    "string_lookup_count": (
        layers.StringLookup(vocabulary=VOCABULARY, output_mode="count"),
        [words(6, 4)],
    ),
    "string_lookup_no_unknown": (
        layers.StringLookup(vocabulary=VOCABULARY, num_oov_indices=0),
        [np.array([["red"], ["blue"], ["green"]])],
    ),
}


def shape(array):
    return "x".join(map(str, array.shape)) or "-"


def values(array):
    if array.dtype.kind in "UOS":
        texts = [t.decode("utf-8") if isinstance(t, bytes) else str(t) for t in array.reshape(-1)]
        return json.dumps(texts)
    names = {"nan": "NaN", "inf": "Infinity", "-inf": "-Infinity"}
    numbers = [str(v) for v in array.reshape(-1).astype("float32")]
    return " ".join(names.get(number, number) for number in numbers)


def compute(name, layer, x, training, out):
    if callable(layer) and not isinstance(layer, keras.Operation):
        layer = layer(x)
    inputs = [tf.constant(a) for a in x]
    argument = inputs if len(inputs) > 1 else inputs[0]
    weights = [w.value for w in getattr(layer, "weights", [])]
    with tf.GradientTape() as tape:
        for tensor in inputs:
            tape.watch(tensor)
        if isinstance(layer, layers.InputLayer):
            y = argument
        elif isinstance(layer, layers.Dropout):
            y = layer(argument, training=training)
        else:
            y = layer(argument)
        y = tf.convert_to_tensor(y)
        dy = tf.constant(normal(*y.shape))
        differentiable = y.dtype == tf.float32 and inputs[0].dtype == tf.float32
        target = tf.reduce_sum(y * dy) if differentiable else None
    config = layer.get_config()
    out.write(f"case {name}\n")
    out.write(f"layer {type(layer).__name__} {json.dumps(config)}\n")
    out.write(f"training {str(training).lower()}\n")
    for array in x:
        dtype = "string" if array.dtype.kind in "UO" else "float32"
        out.write(f"input {shape(array)} {dtype} {values(array)}\n")
    for weight in getattr(layer, "weights", []):
        array = weight.numpy()
        out.write(f"weight {weight.name} {shape(array)} {values(array)}\n")
    out.write(f"output {shape(y)} {y.dtype.name} {values(y.numpy())}\n")
    if differentiable:
        out.write(f"upstream {values(dy.numpy())}\n")
        sources = inputs + [w for w in weights if w.dtype == tf.float32 and w.trainable]
        gradients = tape.gradient(target, sources)
        for i, gradient in enumerate(gradients):
            kind = "input" if i < len(inputs) else "weight"
            index = i if i < len(inputs) else i - len(inputs)
            if gradient is not None:
                out.write(f"{kind}gradient {index} {values(gradient.numpy())}\n")


def main(path):
    assert keras.__version__ == "3.15.1"
    with open(path, "w", encoding="utf-8", newline="\n") as out:
        for name, case in CASES.items():
            layer, x, *training = case
            compute(name, layer, x, training == [True], out)


if __name__ == "__main__":
    main(sys.argv[1])
