#!/usr/bin/env python3
"""Makes the .keras files that the tests of reading read, each with inputs and what Keras gives for them.

keras==3.15.1, tensorflow==2.21.0, h5py==3.14.0, numpy==2.4.6. Run from the repository root:

    python tools/make_keras_fixtures.py
"""

import io
import json
import os
import pathlib
import zipfile

os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import h5py
import keras
import numpy as np
import tensorflow as tf
from keras import layers, ops

FOLDER = pathlib.Path("litmus-keras/src/test/resources/dev/litmus/keras")


def data(seed, rows, columns):
    random = np.random.default_rng(seed)
    x = random.normal(size=(rows, columns)).astype("float32")
    y = (x.sum(axis=1, keepdims=True) > 0).astype("float32")
    return x, y


def predictions(model, inputs):
    given = [tf.constant(x) for x in inputs]
    outputs = model(given if len(given) > 1 else given[0], training=False)
    outputs = outputs if isinstance(outputs, (list, tuple)) else [outputs]
    return {f"y{i}": y.numpy() for i, y in enumerate(outputs)}


def save(name, model, inputs, **more):
    model.save(FOLDER / f"{name}.keras")
    arrays = {f"x{i}": x for i, x in enumerate(inputs)}
    np.savez(FOLDER / f"{name}.npz", **arrays, **predictions(model, inputs), **more)


def trained(name, optimizer, frozen=False):
    """A trained model; then the weights after five further steps, which need the optimizer's state."""
    keras.backend.clear_session()
    keras.utils.set_random_seed(7)
    x, y = data(7, 24, 5)
    model = keras.Sequential(
        [
            keras.Input((5,)),
            layers.Dense(6, activation="relu", trainable=not frozen),
            layers.Dense(4, activation="tanh", use_bias=False),
            layers.Dense(1, activation="sigmoid", name="out"),
        ]
    )
    model.compile(optimizer, "binary_crossentropy", metrics=["accuracy", keras.metrics.AUC(name="auc")])
    step = dict(batch_size=24, shuffle=False, verbose=0)
    model.fit(x, y, epochs=4, **step)
    model.optimizer.learning_rate.assign(model.optimizer.learning_rate * 0.5)
    model.save(FOLDER / f"{name}.keras")
    arrays = {"x0": x, "labels": y, **predictions(model, [x])}
    model.fit(x, y, epochs=5, **step)
    arrays |= {f"later{i}": w for i, w in enumerate(model.get_weights())}
    np.savez(FOLDER / f"{name}.npz", **arrays)


def columns():
    """Raw columns: adapted and given statistics, missing-flags, vocabularies inside and beside."""
    keras.backend.clear_session()
    keras.utils.set_random_seed(3)
    age = keras.Input((1,), name="age")
    size = keras.Input((2,), name="size")
    city = keras.Input((1,), dtype="string", name="city")
    code = keras.Input((1,), dtype="int64", name="code")
    adapted = layers.Normalization(name="size_normalization")
    adapted.adapt(np.array([[1.0, 10.0], [3.0, 30.0], [5.0, 80.0]]))
    beside = layers.StringLookup(output_mode="one_hot", name="city_one_hot")
    beside.adapt(np.array(["Bern", "Rom", "Rom", "Zürich"]))
    inside = layers.StringLookup(vocabulary=["Rom", "Bern"])
    parts = [
        ops.nan_to_num(layers.Normalization(mean=[40.0], variance=[9.0])(age)),
        ops.nan_to_num(adapted(size), nan=0.25),
        ops.cast(ops.isnan(age), "float32"),
        beside(city),
        ops.cast(inside(city), "float32"),
        layers.CategoryEncoding(num_tokens=4, output_mode="one_hot")(code),
        layers.Rescaling(1 / 80, offset=-0.5)(ops.nan_to_num(size)),
    ]
    x = layers.Concatenate()(parts)
    x = layers.Dense(5, activation="gelu")(x)
    x = layers.Dropout(0.2)(x)
    x = layers.Activation("tanh")(x)
    model = keras.Model([age, size, city, code], layers.Dense(1, activation="sigmoid")(x))
    inputs = [
        np.array([[40.0], [np.nan], [22.5], [61.0]], "float32"),
        np.array([[1.0, 2.0], [np.nan, 50.0], [3.0, np.nan], [8.0, -4.0]], "float32"),
        np.array([["Rom"], [""], ["Zürich"], ["Paris"]]),
        np.array([[0], [3], [2], [1]], "int64"),
    ]
    save("columns", model, inputs)


def shared():
    """One layer used three times, two outputs, an object of inputs, layers not made in order of depth."""
    keras.backend.clear_session()
    keras.utils.set_random_seed(5)
    left = keras.Input((3,), name="left")
    right = keras.Input((3,), name="right")
    late = layers.Dense(3, activation="relu", name="late")
    twice = layers.Dense(3, activation="tanh", name="shared")
    a = twice(left)
    b = twice(late(right))
    c = twice(a)
    both = layers.Concatenate(name="both")([b, c, ops.nan_to_num(right)])
    p = layers.Dense(1, activation="sigmoid", name="p")(both)
    q = layers.Dense(2, activation="softmax", name="q")(layers.Flatten()(a))
    model = keras.Model({"right": right, "left": left}, [p, q])
    x, _ = data(1, 6, 3)
    z, _ = data(2, 6, 3)
    model.save(FOLDER / "shared.keras")
    outputs = model({"left": x, "right": z}, training=False)
    np.savez(FOLDER / "shared.npz", x0=x, x1=z, y0=outputs[0].numpy(), y1=outputs[1].numpy())


def nested():
    """A model with two results inside the model, used twice and frozen, behind a stack in a stack."""
    keras.backend.clear_session()
    keras.utils.set_random_seed(6)
    inner = keras.Input((3,))
    hidden = layers.Dense(4, activation="tanh")(inner)
    two = keras.Model(inner, [hidden, layers.Dense(2)(hidden)], name="two")
    two.trainable = False
    stack = keras.Sequential(
        [keras.Input((3,)), keras.Sequential([keras.Input((3,)), layers.Dense(3)]), layers.Dense(3)]
    )
    left = keras.Input((3,), name="left")
    right = keras.Input((3,), name="right")
    a, b = two(stack(left))
    c, d = two(right)
    out = layers.Dense(1, activation="sigmoid")(layers.Concatenate()([a, b, c, d]))
    model = keras.Model([left, right], out)
    save("nested", model, [data(1, 6, 3)[0], data(2, 6, 3)[0]])


def rewritten(name, source, change_config=None, change_weights=None, rename=lambda member: member):
    """A file made of another with other weights or another configuration."""
    with zipfile.ZipFile(FOLDER / f"{source}.keras") as old:
        members = {rename(n): old.read(n) for n in old.namelist()}
    if change_config:
        members["config.json"] = json.dumps(change_config(json.loads(members["config.json"]))).encode()
    if change_weights:
        buffer = io.BytesIO()
        with h5py.File(io.BytesIO(members["model.weights.h5"])) as old, h5py.File(buffer, "w") as new:
            change_weights(old, new)
        members["model.weights.h5"] = buffer.getvalue()
    with zipfile.ZipFile(FOLDER / f"{name}.keras", "w") as new:
        for member, content in members.items():
            new.writestr(zipfile.ZipInfo(member), content)


def typed(convert):
    """Copies the tree with every weight converted."""

    def change(old, new):
        def copy(path, node):
            if isinstance(node, h5py.Group):
                new.require_group(path)
            else:
                new.create_dataset(path, data=convert(node[()]))

        old.visititems(copy)

    return change


def weight_types():
    keras.backend.clear_session()
    keras.utils.set_random_seed(9)
    model = keras.Sequential([keras.Input((2,)), layers.Dense(1, activation="sigmoid")])
    # Values that float16 can hold, so that every type gives the same predictions.
    model.set_weights([np.array([[0.5], [-1.25]]), np.array([0.125])])
    x, _ = data(9, 4, 2)
    save("small", model, [x])
    types = {
        "float16": lambda w: w.astype("<f2"),
        "float64": lambda w: w.astype("<f8"),
        "big_endian": lambda w: w.astype(">f4"),
        "int8": lambda w: w.astype("i1"),
        "complex": lambda w: w.astype("<c8"),
        "string": lambda w: w.astype("S8"),
        "nan": lambda w: np.where(w == -1.25, np.nan, w).astype("<f4"),
        "wrong_shape": lambda w: w.reshape(-1)[:1].astype("<f4"),
    }
    for name, convert in types.items():
        rewritten(f"small_{name}", "small", change_weights=typed(convert))


def keras_2():
    """The form that Keras 2.13 gave its .keras files, written from knowledge of the format."""

    def plain(config):
        for layer in config["config"]["layers"]:
            inner = layer["config"]
            if "batch_shape" in inner:
                inner["batch_input_shape"] = inner.pop("batch_shape")
                inner.pop("optional", None)
            if isinstance(inner.get("dtype"), dict):
                inner["dtype"] = "float32"
            if layer["class_name"] == "Dense":
                inner["activity_regularizer"] = None
                inner.pop("quantization_config", None)
            if "inbound_nodes" in layer:
                layer["inbound_nodes"] = [
                    [[*tensor["config"]["keras_history"], {}] for tensor in tensors(node["args"])]
                    for node in layer["inbound_nodes"]
                ]
        config["module"] = "keras"
        config["registered_name"] = config["class_name"]
        if "input_layers" in config["config"]:
            single = config["config"]["output_layers"]
            config["config"]["output_layers"] = single if isinstance(single[0], list) else [single]
        return config

    def tensors(args):
        return args[0] if isinstance(args[0], list) else args

    def moved(old, new):
        def copy(path, node):
            path = path.replace("layers", "_layer_checkpoint_dependencies")
            if isinstance(node, h5py.Dataset):
                new.create_dataset(path, data=node[()])
            else:
                new.require_group(path)

        old.visititems(copy)

    def renamed(member):
        return member.replace("assets/layers", "assets/_layer_checkpoint_dependencies")

    rewritten("keras2_columns", "columns", plain, moved, renamed)
    rewritten("keras2_small", "small", plain, moved, renamed)


def numpy_files():
    numbers = np.array([[0, 1, 2], [100, 5, 6]])
    arrays = {code.replace("<", "little_").replace(">", "big_"): numbers.astype(code)
              for code in ("<f2", "<f4", ">f4", "<f8", ">f8", "<i1", "<i2", ">i4", "<i8", "<u1", ">u2", "<u4", "<u8")}
    arrays["bool"] = numbers > 1
    arrays["fortran"] = np.asfortranarray(numbers.astype("<f4"))
    arrays["unicode"] = np.array([["a", "größe"], ["", "銀行😀"]])
    arrays["big_unicode"] = np.array(["é", "ab"]).astype(">U2")
    arrays["bytes"] = np.array([b"abc", b"", b"x"])
    arrays["scalar"] = np.float32(2.5)
    arrays["empty"] = np.zeros((0, 3), "<f4")
    np.savez_compressed(FOLDER / "arrays.npz", **arrays)
    np.save(FOLDER / "objects.npy", np.array([None, "x"], dtype=object), allow_pickle=True)
    np.save(FOLDER / "complex.npy", np.array([1 + 2j]))


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    trained("trained_adam", keras.optimizers.Adam(0.01))
    trained("trained_rmsprop", keras.optimizers.RMSprop(0.01, momentum=0.5, centered=True))
    trained("trained_sgd", keras.optimizers.SGD(0.1, momentum=0.9, nesterov=True), frozen=True)
    columns()
    shared()
    nested()
    weight_types()
    keras_2()
    numpy_files()
