"""Writes what Keras's layers compute, for the contract test of Litmus's own.

    python tools/make_layers.py litmus-nn/src/test/resources/dev/litmus/nn/layers [FAMILY ...]

Needs keras==3.15.1 on TensorFlow. Cases stand in families, the modules of tools/layer_cases; each family
gives a file `cases_FAMILY.txt`. To add a layer, add a case to a family. Each case is a few lines:

    case NAME
    layer CLASS CONFIG               Keras's configuration as JSON
    node CALL                        for an operation: the arguments of its call as files have them
    training FLAG
    input SHAPE DTYPE VALUES         one line an input; strings are a list in JSON
    keyword NAME SHAPE DTYPE VALUES  an input that the call gives by name, such as `mask`
    argument NAME VALUE              what else the call gives by name, as JSON
    weight NAME SHAPE VALUES         one line a weight, in Keras's order
    output SHAPE DTYPE VALUES
    upstream VALUES                  a gradient with respect to the output ...
    inputgradient INDEX VALUES       ... and what comes of it, where Keras has a gradient
    weightgradient INDEX VALUES

Several results are given as one: each flattened, side by side. Then there is a line

    results SHAPE SHAPE ...

A shape is written like 4x2x3, a scalar as -; floats as the shortest text that gives them back.
"""

import importlib
import json
import pathlib
import pkgutil
import sys

import keras
import tensorflow as tf
from keras import layers

import layer_cases


def shape(array):
    return "x".join(map(str, array.shape)) or "-"


def values(array):
    if array.dtype.kind in "UOS":
        texts = [t.decode("utf-8") if isinstance(t, bytes) else str(t) for t in array.reshape(-1)]
        return json.dumps(texts)
    names = {"nan": "NaN", "inf": "Infinity", "-inf": "-Infinity"}
    numbers = [str(v) for v in array.reshape(-1).astype("float32")]
    return " ".join(names.get(number, number) for number in numbers)


def compute(name, layer, x, options, random, out):
    training = options is True or options.get("training", False)
    options = {} if options is True else options
    keywords, arguments = options.get("keywords", {}), options.get("arguments", {})
    if callable(layer) and not isinstance(layer, keras.Operation):
        layer = layer(x)
    inputs = [tf.constant(a) for a in x]
    named = {key: tf.constant(a) for key, a in keywords.items()}
    argument = inputs if len(inputs) > 1 else inputs[0]
    weights = [w.value for w in getattr(layer, "weights", [])]
    with tf.GradientTape() as tape:
        for tensor in inputs:
            if tensor.dtype == tf.float32:
                tape.watch(tensor)
        if isinstance(layer, layers.InputLayer):
            y = argument
        elif "call" in options:
            mode = {"training": True} if training else {}
            y = options["call"](layer, inputs, **named, **arguments, **mode)
        elif training:
            y = layer(argument, training=True, **named, **arguments)
        else:
            y = layer(argument, **named, **arguments)
        results = [tf.convert_to_tensor(r) for r in tf.nest.flatten(y)]
        several = len(results) > 1
        y = tf.concat([tf.reshape(tf.cast(r, results[0].dtype), (r.shape[0], -1)) for r in results], 1) if several else results[0]
        dy = tf.constant(random.normal(*y.shape))
        learns = inputs[0].dtype == tf.float32 or any(w.dtype == tf.float32 for w in weights)
        differentiable = y.dtype == tf.float32 and learns
        target = tf.reduce_sum(y * dy) if differentiable else None
    config = layer.get_config()
    out.write(f"case {name}\n")
    out.write(f"layer {type(layer).__name__} {json.dumps(config)}\n")
    if hasattr(layer, "node"):
        out.write(f"node {json.dumps(layer.node)}\n")
    out.write(f"training {str(bool(training)).lower()}\n")
    for array in x:
        dtype = {"U": "string", "O": "string", "i": "int32"}.get(array.dtype.kind, "float32")
        out.write(f"input {shape(array)} {dtype} {values(array)}\n")
    for key, array in keywords.items():
        dtype = "bool" if array.dtype.kind == "b" else "float32"
        out.write(f"keyword {key} {shape(array)} {dtype} {values(array)}\n")
    for key, value in arguments.items():
        out.write(f"argument {key} {json.dumps(value)}\n")
    for weight in getattr(layer, "weights", []):
        array = weight.numpy()
        out.write(f"weight {weight.name} {shape(array)} {values(array)}\n")
    out.write(f"output {shape(y)} {y.dtype.name} {values(y.numpy())}\n")
    if several:
        out.write("results " + " ".join(shape(r) for r in results) + "\n")
    if differentiable:
        out.write(f"upstream {values(dy.numpy())}\n")
        sources = inputs + [w for w in weights if w.dtype == tf.float32 and w.trainable]
        gradients = tape.gradient(target, sources)
        for i, gradient in enumerate(gradients):
            kind = "input" if i < len(inputs) else "weight"
            index = i if i < len(inputs) else i - len(inputs)
            if gradient is not None:
                out.write(f"{kind}gradient {index} {values(tf.convert_to_tensor(gradient).numpy())}\n")


def main(folder, families):
    assert keras.__version__ == "3.15.1"
    for family in families or [module.name for module in pkgutil.iter_modules(layer_cases.__path__)]:
        random = layer_cases.Random(list(family.encode()))
        path = pathlib.Path(folder) / f"cases_{family}.txt"
        with open(path, "w", encoding="utf-8", newline="\n") as out:
            cases = importlib.import_module(f"layer_cases.{family}").cases(random)
            for name, (layer, x, *options) in cases.items():
                compute(name, layer, x, options[0] if options else {}, random, out)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
