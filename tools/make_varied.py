"""Writes models of many kinds, and what Keras makes of them.

    python tools/make_varied.py litmus-keras/src/test/resources/dev/litmus/keras/varied

keras==3.15.1, tensorflow==2.21.0, numpy==2.4.6. For each model: NAME.keras, NAME.h5 and, in varied.npz, NAME_x0, ...,
NAME_y, the rows, NAME_before, their predictions, NAME_after, those after two epochs of training.
Besides a model of dictionaries, see `keyed`.
"""

import os
import sys

os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import keras
import numpy as np
from keras import layers


def merged(join, *masked):
    """Two sequences joined, masked or not, and read by a layer that heeds masks."""

    def make():
        tokens, x = keras.Input((5,), dtype="int32"), keras.Input((5, 3))
        both = [layers.Embedding(6, 3, mask_zero="tokens" in masked)(tokens)]
        both.append(layers.Masking()(x) if "x" in masked else x)
        return keras.Model([tokens, x], layers.Dense(1, "sigmoid")(layers.GRU(2)(join()(both))))

    return make


def stack(shape, *inner):
    return keras.Sequential([keras.Input(shape), *inner, layers.Dense(1, "sigmoid")])


def frozen(layer):
    layer.trainable = False
    return layer


def called_by_names():
    a, b = keras.Input((2,), name="a"), keras.Input((3,), name="b")
    inner = keras.Model({"b": b, "a": a}, layers.Dense(2, "tanh")(layers.Concatenate()([b, a])), name="inner")
    x, y = keras.Input((2,)), keras.Input((3,))
    return keras.Model([x, y], layers.Dense(1, "sigmoid")(inner({"a": x, "b": y})))


def called_by_names_of_a_list():
    a, b = keras.Input((2,), name="a"), keras.Input((3,), name="b")
    inner = keras.Model([b, a], layers.Dense(2, "tanh")(layers.Concatenate()([b, a])), name="inner")
    x, y = keras.Input((2,)), keras.Input((3,))
    return keras.Model([x, y], layers.Dense(1, "sigmoid")(inner({"a": x, "b": y})))


MODELS = {
    "multiply_one": merged(layers.Multiply, "tokens"),
    "multiply_both": merged(layers.Multiply, "tokens", "x"),
    "maximum_one": merged(layers.Maximum, "tokens"),
    "maximum_other": merged(layers.Maximum, "x"),
    "maximum_both": merged(layers.Maximum, "tokens", "x"),
    "minimum_both": merged(layers.Minimum, "tokens", "x"),
    "concatenate_one": merged(layers.Concatenate, "tokens"),
    "concatenate_both": merged(layers.Concatenate, "tokens", "x"),
    "concatenate_in_time": merged(lambda: layers.Concatenate(axis=1), "tokens"),
    "called_by_names": called_by_names,
    "called_by_names_of_a_list": called_by_names_of_a_list,
    "leaky": lambda: stack((3,), layers.Dense(4, activation=layers.LeakyReLU(0.2))),
    "relu6": lambda: stack((3,), layers.Dense(4, activation=layers.ReLU(6.0, 0.1))),
    "elu": lambda: stack((6, 2), layers.Conv1D(3, 2, activation=layers.ELU()), layers.Flatten()),
    "softmax": lambda: stack((3,), layers.Dense(4, activation=layers.Softmax())),
    "leaky_layer": lambda: stack((3,), layers.Dense(4), layers.Activation(layers.LeakyReLU())),
    "leaky_gru": lambda: stack((4, 2), layers.GRU(3, activation=layers.LeakyReLU())),
    "frozen_at_steps": lambda: stack((3, 2), layers.TimeDistributed(frozen(layers.Dense(3, "tanh"))), layers.Flatten()),
    "frozen_both_ways": lambda: stack((3, 2), layers.Bidirectional(frozen(layers.LSTM(2)))),
    "frozen_wrapper": lambda: stack((3, 2), frozen(layers.Bidirectional(layers.LSTM(2)))),
}


def rows(symbol, random):
    shape = (12, *symbol.shape[1:])
    if symbol.dtype == "int32":
        return random.integers(0, 4, shape).astype("int32")
    x = random.normal(size=shape).astype("float32")
    if len(shape) == 3:
        x[random.random(shape[:2]) < 0.3] = 0
    return x


def main(folder):
    os.makedirs(folder, exist_ok=True)
    arrays = {}
    for seed, (name, make) in enumerate(MODELS.items()):
        keras.backend.clear_session()
        keras.utils.set_random_seed(seed)
        model = make()
        model.compile(keras.optimizers.Adam(0.05), "binary_crossentropy")
        model.optimizer.build(model.trainable_variables)
        random = np.random.default_rng(seed)
        x = [rows(symbol, random) for symbol in model.inputs]
        y = (random.random((12, 1)) < 0.5).astype("float32")
        given = x if len(x) > 1 else x[0]
        arrays |= {f"{name}_x{i}": each for i, each in enumerate(x)}
        arrays |= {f"{name}_y": y, f"{name}_before": model.predict(given, verbose=0)}
        for ending in (".keras", ".h5"):
            model.save(os.path.join(folder, name + ending))
        model.fit(given, y, batch_size=4, epochs=2, shuffle=False, verbose=0)
        arrays[f"{name}_after"] = model.predict(given, verbose=0)
    np.savez(os.path.join(folder, "varied.npz"), **arrays)
    keyed(folder)


def keyed(folder):
    """A model whose inputs and outputs are dictionaries, not in the order of the alphabet: `keyed.keras`, and in
    `keyed.npz` its inputs and what it predicts, by their keys."""
    keras.backend.clear_session()
    keras.utils.set_random_seed(3)
    b, a = keras.Input((2,), name="b"), keras.Input((3,), name="a")
    head = layers.Dense(1, "sigmoid", name="head")(layers.Concatenate()([b, a]))
    model = keras.Model({"b": b, "a": a}, {"q": head, "p": layers.Dense(2, name="tail")(b)})
    model.compile("adam", {"p": "mse", "q": "binary_crossentropy"}, metrics={"q": ["accuracy"]})
    random = np.random.default_rng(3)
    x = {"a": rows(a, random), "b": rows(b, random)}
    model.save(os.path.join(folder, "keyed.keras"))
    np.savez(os.path.join(folder, "keyed.npz"), **x, **model.predict(x, verbose=0))


if __name__ == "__main__":
    main(sys.argv[1])
