"""Writes whole fits of real Keras that random layers, pictures and sequences take part in, from a seed alone.

Run: python tools/make_seeded_fits.py   (keras 3.15.1, tensorflow-cpu 2.21, numpy 2.4.6)

Each NAME.npz has the rows x and y, the loss of every epoch, and the weights before and after: initial_0 ...,
final_0 ... The last batch of an epoch is smaller than the others. The networks have no kinks (relu, max-pooling),
so that rounding does not grow.
"""

import os
import pathlib

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["CUDA_VISIBLE_DEVICES"] = ""
os.environ["KERAS_BACKEND"] = "tensorflow"
import keras
import numpy as np
from keras import layers

OUT = pathlib.Path(__file__).resolve().parent.parent / "litmus-keras/src/test/resources/dev/litmus/keras/seeded"
ROWS, EPOCHS, BATCH, SEED = 22, 3, 8, 7


def images():
    return [
        keras.Input((9, 7, 2)),
        layers.Rescaling(1 / 255),
        layers.RandomFlip("horizontal"),
        layers.RandomRotation(0.1),
        layers.RandomTranslation(0.2, 0.1),
        layers.RandomZoom(0.2, 0.3),
        layers.RandomContrast(0.3, value_range=(0, 1)),
        layers.RandomBrightness(0.2, value_range=(0, 1)),
        layers.Conv2D(4, 3, activation="tanh"),
        layers.AveragePooling2D(2),
        layers.Flatten(),
        layers.Dropout(0.3),
        layers.Dense(1, activation="sigmoid"),
    ]


def pooling():
    return [
        keras.Input((6,)),
        layers.Embedding(20, 4),
        layers.GlobalAveragePooling1D(),
        layers.Dense(3, activation="tanh"),
        layers.Dense(1, activation="sigmoid"),
    ]


def lstm():
    return [
        keras.Input((6,)),
        layers.Embedding(20, 4, mask_zero=True),
        layers.LSTM(3),
        layers.Dense(1, activation="sigmoid"),
    ]


def simple_rnn():
    return [
        keras.Input((6,)),
        layers.Embedding(20, 4),
        layers.SimpleRNN(3, dropout=0.2, recurrent_dropout=0.1, return_sequences=True),
        layers.SimpleRNN(3),
        layers.Dense(1, activation="sigmoid"),
    ]


def fit(name, network, x, y):
    keras.utils.set_random_seed(SEED)
    model = keras.Sequential(network())
    model.compile("adam", "binary_crossentropy")
    # The states of random layers are no weights.
    weights = lambda when: {f"{when}_{i}": w.numpy() for i, w in enumerate(model.weights)}
    arrays = weights("initial")
    history = model.fit(x, y, epochs=EPOCHS, batch_size=BATCH, verbose=0)
    arrays |= weights("final") | {"x": x, "y": y, "loss": np.array(history.history["loss"], np.float64)}
    np.savez(OUT / f"{name}.npz", **arrays)


def main():
    OUT.mkdir(parents=True, exist_ok=True)
    random = np.random.default_rng(0)
    y = (np.arange(ROWS) % 3 == 0).astype("float32")[:, None]
    fit("images", images, random.integers(0, 256, (ROWS, 9, 7, 2)).astype("float32"), y)
    tokens = random.integers(1, 20, (ROWS, 6)).astype("float32")
    for row in range(ROWS):
        tokens[row, 1 + row % 6 :] = 0
    fit("pooling", pooling, tokens, y)
    fit("lstm", lstm, tokens, y)
    fit("simple_rnn", simple_rnn, tokens, y)


main()
