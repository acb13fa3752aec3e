"""Writes models with layers and models in wrappers, and what Keras makes of them.

    python tools/make_wrapped.py litmus-keras/src/test/resources/dev/litmus/keras/wrapped

keras==3.15.1, tensorflow==2.21.0, numpy. For each model: NAME.keras, NAME.h5 and, in wrapped.npz, NAME_x, NAME_y, the
rows, NAME_before, their predictions, NAME_w0, NAME_w1 ..., the weights after two epochs of training, and NAME_after.
"""

import os
import sys

os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import keras
import numpy as np
from keras import layers

end = lambda: [layers.Flatten(), layers.Dense(1, "sigmoid")]


def stack(shape, *inner):
    return keras.Sequential([keras.Input(shape), *inner])


def masked():
    x = keras.Input((3, 2))
    y = layers.Masking()(x)
    y = layers.TimeDistributed(layers.BatchNormalization(momentum=0.6))(y)
    y = layers.TimeDistributed(layers.Dense(2, "tanh"))(y)
    return keras.Model(x, layers.Dense(1, "sigmoid")(layers.GRU(2)(y)))


def functional():
    a = keras.Input((2,))
    b = layers.Dense(3, "tanh")(a)
    inner = keras.Model(a, layers.Concatenate()([layers.Dense(2)(b), b]))
    return stack((3, 2), layers.TimeDistributed(inner), layers.LSTM(2), layers.Dense(1, "sigmoid"))


def documents():
    return stack(
        (3, 4),
        layers.Embedding(6, 3, mask_zero=True),
        layers.TimeDistributed(layers.LSTM(2)),
        *end(),
    )


def documents_in_model():
    inner = stack((4,), layers.Embedding(6, 3, mask_zero=True), layers.Bidirectional(layers.GRU(2)))
    return stack((3, 4), layers.TimeDistributed(inner), layers.GRU(2), layers.Dense(1, "sigmoid"))


def frozen():
    batch = layers.BatchNormalization()
    inner = stack((2,), layers.Dense(3, "tanh"), batch, layers.Dense(2))
    inner.layers[0].trainable = False
    batch.trainable = False
    return stack((3, 2), layers.TimeDistributed(inner), *end())


MODELS = {
    "model": lambda: stack(
        (3, 2),
        layers.TimeDistributed(
            stack((2,), layers.Dense(4, "relu"), layers.BatchNormalization(momentum=0.7), layers.Dense(2))
        ),
        *end(),
    ),
    "functional": functional,
    "dropout": lambda: stack((3, 2), layers.TimeDistributed(layers.Dropout(0.4, seed=3)), *end()),
    "dropout_in_model": lambda: stack(
        (3, 2),
        layers.TimeDistributed(stack((2,), layers.Dense(4), layers.Dropout(0.4, seed=5))),
        *end(),
    ),
    "masked": masked,
    "documents": documents,
    "documents_in_model": documents_in_model,
    "cells": lambda: stack(
        (3, 2),
        layers.Bidirectional(layers.RNN([layers.GRUCell(2), layers.LSTMCell(3)], return_sequences=True)),
        *end(),
    ),
    "convolution": lambda: stack((3, 4, 4, 1), layers.TimeDistributed(layers.Conv2D(2, 3)), *end()),
    "frozen": frozen,
}


def main(folder):
    assert keras.__version__ == "3.15.1"
    os.makedirs(folder, exist_ok=True)
    arrays = {}
    for name, make in MODELS.items():
        random = np.random.default_rng(8)
        keras.utils.set_random_seed(4)
        model = make()
        shape = (8, *model.input_shape[1:])
        if name.startswith("documents"):
            x = random.integers(0, 6, size=shape).astype("float32")
        else:
            x = random.normal(size=shape).astype("float32")
            x[1, :2] = x[4, 2] = 0
        y = (x.reshape(8, -1).sum(axis=1) > x.mean() * x[0].size).astype("float32")[:, None]
        model.compile(keras.optimizers.SGD(0.3), "binary_crossentropy")
        arrays[f"{name}_x"], arrays[f"{name}_y"] = x, y
        arrays[f"{name}_before"] = model.predict(x, verbose=0)
        model.save(os.path.join(folder, f"{name}.keras"))
        if name != "masked":
            # Keras does not read operation nodes, such as those that make masks, from such files.
            model.save(os.path.join(folder, f"{name}.h5"))
        model.fit(x, y, batch_size=4, epochs=2, shuffle=False, verbose=0)
        for i, weight in enumerate(model.weights):
            arrays[f"{name}_w{i}"] = weight.numpy()
        arrays[f"{name}_after"] = model.predict(x, verbose=0)
    np.savez(os.path.join(folder, "wrapped.npz"), **arrays)


if __name__ == "__main__":
    main(*sys.argv[1:])
