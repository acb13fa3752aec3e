"""Writes models in which one object stands in several places, and what Keras makes of them.

    python tools/make_shared.py litmus-keras/src/test/resources/dev/litmus/keras/shared

keras==3.15.1, tensorflow==2.21.0, numpy==2.4.6. For each model: NAME.keras (which Keras itself cannot load), NAME.h5
and NAME.weights.h5, and in shared.npz NAME_x, NAME_y, the rows, NAME_before, their predictions, NAME_after, those after
two epochs of training.
"""

import os
import sys

os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import keras
import numpy as np
from keras import layers


def encoder():
    return keras.Sequential([keras.Input((3,)), layers.Dense(4, "tanh"), layers.Dense(2)], name="encoder")


def around(inner, name):
    x = keras.Input((3,))
    return keras.Model(x, layers.Dense(2, "tanh")(inner(x)), name=name)


def answer(x, *features):
    return keras.Model(x, layers.Dense(1, "sigmoid")(layers.Concatenate()(list(features))))


def alone_first():
    shared = encoder()
    nested, x = around(shared, "nested"), keras.Input((3,))
    return answer(x, shared(x), nested(x))


def inside_first():
    shared = encoder()
    nested, x = around(shared, "nested"), keras.Input((3,))
    inside = nested(x)
    return answer(x, inside, shared(x))


def in_two_stacks():
    shared = encoder()
    stacks = [keras.Sequential([keras.Input((3,)), shared, layers.Dense(2, "tanh")], name=name) for name in "ab"]
    x = keras.Input((3,))
    return answer(x, *[stack(x) for stack in stacks])


def at_every_step():
    shared = keras.Sequential([keras.Input((3, 2)), layers.GRU(2)], name="reader")
    x = keras.Input((2, 3, 2))
    steps = layers.Flatten()(layers.TimeDistributed(shared)(x))
    first = layers.Flatten()(layers.Cropping1D((0, 1))(layers.Reshape((2, 6))(x)))
    return answer(x, steps, shared(layers.Reshape((3, 2))(first)))


def layer():
    shared = layers.Dense(3, "tanh")
    x = keras.Input((3,))
    return answer(x, shared(x), around(shared, "nested")(x))


MODELS = [alone_first, inside_first, in_two_stacks, at_every_step, layer]


def main(folder):
    os.makedirs(folder, exist_ok=True)
    arrays = {}
    for seed, make in enumerate(MODELS):
        name = make.__name__
        keras.backend.clear_session()
        keras.utils.set_random_seed(seed)
        model = make()
        model.compile(keras.optimizers.Adam(0.05), "binary_crossentropy")
        model.optimizer.build(model.trainable_variables)
        random = np.random.default_rng(seed)
        x = random.normal(size=(12, *model.input_shape[1:])).astype("float32")
        y = (x.reshape(12, -1)[:, 0] > 0).astype("float32").reshape(-1, 1)
        arrays |= {f"{name}_x": x, f"{name}_y": y, f"{name}_before": model.predict(x, verbose=0)}
        for ending in (".keras", ".h5"):
            model.save(os.path.join(folder, name + ending))
        model.save_weights(os.path.join(folder, name + ".weights.h5"))
        model.fit(x, y, batch_size=4, epochs=2, shuffle=False, verbose=0)
        arrays[f"{name}_after"] = model.predict(x, verbose=0)
    np.savez(os.path.join(folder, "shared.npz"), **arrays)


if __name__ == "__main__":
    main(sys.argv[1])
