"""Keras on the backend that KERAS_BACKEND names, on THREADS threads."""

import os

THREADS = int(os.environ["THREADS"])
os.environ.setdefault("KERAS_BACKEND", "tensorflow")
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import keras
from keras import layers

import work

if keras.backend.backend() == "tensorflow":
    import tensorflow

    tensorflow.config.threading.set_intra_op_parallelism_threads(THREADS)
    tensorflow.config.threading.set_inter_op_parallelism_threads(THREADS)


def network(kind, x):
    if kind in work.HIDDEN:
        units, activation, _ = work.HIDDEN[kind]
        hidden = [layers.Dense(n, activation=activation) for n in units]
    elif kind == "images":
        hidden = [
            layers.Conv2D(32, 3, activation="relu"),
            layers.MaxPooling2D(2),
            layers.Flatten(),
            layers.Dense(16, activation="relu"),
        ]
    else:
        cell = {"lstm": layers.LSTM, "gru": layers.GRU, "simple": layers.SimpleRNN}[kind]
        hidden = [layers.Embedding(1000, 32), cell(32)]
    return keras.Sequential([keras.Input(x.shape[1:]), *hidden, layers.Dense(1, activation="sigmoid")])


def prepare(kind, x, y, batch, epochs):
    model = network(kind, x)
    model.compile(work.HIDDEN[kind][2] if kind in work.HIDDEN else "adam", "binary_crossentropy")

    def fit():
        model.fit(x, y, batch_size=batch, epochs=epochs, verbose=0)

    fit.save = model.save
    return fit


def predict(kind, x, batch):
    model = network(kind, x)
    if batch > 1:
        return lambda: model.predict(x, batch_size=batch, verbose=0)
    return lambda: [model.predict(x[i : i + 1], verbose=0) for i in range(len(x))]


work.serve(f"keras-{keras.backend.backend()}", keras.__version__, prepare, predict)
