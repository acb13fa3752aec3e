"""Writes stateful models and what Keras makes of them, batch after batch.

    python tools/make_stateful.py litmus-keras/src/test/resources/dev/litmus/keras/stateful

keras==3.15.1, tensorflow==2.21.0, numpy. For each model: NAME.keras, NAME.h5 and, in stateful.npz, NAME_first and
NAME_second, two predictions on end, NAME_reset, one after a reset, NAME_evaluated, loss and accuracy after another
reset, and NAME_w0, NAME_w1 ..., the weights after two epochs of training from there, NAME_after, a prediction that
begins with the states of the training.
"""

import os
import sys

os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import keras
import numpy as np
from keras import layers


def sequential(*inner):
    return keras.Sequential([keras.Input(batch_shape=(2, 4, 3)), *inner, layers.Dense(1, "sigmoid")])


def masked():
    x = keras.Input(batch_shape=(2, 4, 3))
    y = layers.Masking()(x)
    y = layers.GRU(3, stateful=True, return_sequences=True)(y)
    y = layers.LSTM(3, stateful=True)(y)
    return keras.Model(x, layers.Dense(1, "sigmoid")(y))


def stacked():
    cells = [layers.GRUCell(3), layers.LSTMCell(2)]
    return sequential(layers.RNN(cells, stateful=True, return_sequences=True), layers.SimpleRNN(2, stateful=True))


def nested():
    inner = keras.Sequential([keras.Input(batch_shape=(2, 4, 3)), layers.LSTM(2, stateful=True)])
    return sequential(inner)


MODELS = {
    "lstm": lambda: sequential(layers.LSTM(3, stateful=True)),
    "gru_backwards": lambda: sequential(layers.GRU(3, stateful=True, go_backwards=True)),
    "bidirectional": lambda: sequential(layers.Bidirectional(layers.LSTM(2, stateful=True))),
    "masked": masked,
    "stacked": stacked,
    "nested": nested,
}


def reset(model):
    for layer in model.layers:
        if isinstance(layer, keras.Model):
            reset(layer)
        elif isinstance(layer, layers.Bidirectional):
            reset_layer(layer.forward_layer)
            reset_layer(layer.backward_layer)
        elif isinstance(layer, layers.RNN):
            reset_layer(layer)


def reset_layer(layer):
    # reset_state of Keras 3.15 does not reach the states of stacked cells.
    for state in keras.tree.flatten(layer.states):
        state.assign(np.zeros(state.shape))


def main(folder):
    assert keras.__version__ == "3.15.1"
    os.makedirs(folder, exist_ok=True)
    random = np.random.default_rng(8)
    x = random.normal(size=(8, 4, 3)).astype("float32")
    x[1, :2] = x[4, 3] = x[6] = 0
    y = (x.sum(axis=(1, 2)) > 0).astype("float32")[:, None]
    arrays = {"x": x, "y": y}
    for name, make in MODELS.items():
        keras.utils.set_random_seed(4)
        model = make()
        model.compile(keras.optimizers.SGD(0.5), "binary_crossentropy", metrics=["accuracy"])
        model.save(os.path.join(folder, f"{name}.keras"))
        model.save(os.path.join(folder, f"{name}.h5"))
        predict = lambda: model.predict(x, batch_size=2, verbose=0)
        arrays[f"{name}_first"] = predict()
        arrays[f"{name}_second"] = predict()
        reset(model)
        arrays[f"{name}_reset"] = predict()
        reset(model)
        arrays[f"{name}_evaluated"] = np.float32(model.evaluate(x, y, batch_size=2, verbose=0))
        model.fit(x, y, batch_size=2, epochs=2, shuffle=False, validation_data=(x[2:6], y[2:6]), verbose=0)
        for i, weight in enumerate(model.weights):
            arrays[f"{name}_w{i}"] = weight.numpy()
        arrays[f"{name}_after"] = predict()
    np.savez(os.path.join(folder, "stateful.npz"), **arrays)


if __name__ == "__main__":
    main(*sys.argv[1:])
