"""Writes what Keras's `model.summary()` prints, for the test of Litmus's own.

    python tools/make_summaries.py litmus-nn/src/test/resources/dev/litmus/nn/models/summaries.txt

Needs keras==3.15.1 on TensorFlow. Each text follows a line `### MODEL COLUMNS LINE_LENGTH`, where a
line length of 0 is Keras's own choice and COLUMNS are those of the terminal; the test makes the
models of those names.
"""

import os
import sys

import keras
from keras import layers, ops


def banknote():
    return keras.Sequential(
        [keras.Input((4,)), layers.Dense(8, "tanh"), layers.Dense(8, "tanh"), layers.Dense(1, "sigmoid")]
    )


def wide():
    model = [keras.Input((28,))]
    model += [layers.Dense(units, "relu") for units in (256, 256, 1200, 1200)]
    return keras.Sequential(model + [layers.Dense(1, "sigmoid")], name="wide_model")


def huge():
    return keras.Sequential([keras.Input((20000,)), layers.Dense(16384), layers.Dense(1)])


def kinds():
    return keras.Sequential(
        [
            keras.Input((6, 2)),
            layers.Rescaling(0.5),
            layers.Normalization(),
            layers.Flatten(),
            layers.Dense(5, use_bias=False),
            layers.Activation("relu"),
            layers.Dropout(0.2),
            layers.Dense(1, "sigmoid"),
        ]
    )


def frozen():
    model = banknote()
    model.layers[0].trainable = False
    return model


def trained(optimizer):
    def make():
        model = banknote()
        model.compile(optimizer(), "binary_crossentropy")
        model.optimizer.build(model.trainable_variables)
        return model

    return make


def functional():
    x = keras.Input((7,))
    h = layers.Dense(32, "relu")(x)
    h = layers.Dense(32, "relu")(h)
    return keras.Model(x, layers.Dense(1, "sigmoid")(h))


def branched():
    x = keras.Input((8,))
    a = layers.Dense(4)(x)
    b = layers.Dense(4)(x)
    both = layers.Concatenate()([a, b, x])
    return keras.Model(x, layers.Dense(1, "sigmoid")(both), name="branched")


def shared():
    a, b = keras.Input((3,), name="left"), keras.Input((3,), name="right")
    tower = layers.Dense(4, "relu", name="tower")
    both = layers.Concatenate()([tower(a), tower(b)])
    return keras.Model([a, b], layers.Dense(1, "sigmoid")(both))


def twice():
    x = keras.Input((4,))
    layer = layers.Dense(4)
    return keras.Model(x, layer(layer(x)))


def columns():
    age = keras.Input((1,), name="age")
    town = keras.Input((1,), dtype="string", name="town of birth, as the register has it")
    unused = keras.Input((1,), name="a_column_that_is_not_used")
    neither = keras.Input((2,), name="nor_is_this")
    missing = ops.cast(ops.isnan(age), "float32")
    filled = ops.nan_to_num(layers.Normalization(mean=[40.0], variance=[100.0])(age))
    one_hot = layers.StringLookup(vocabulary=["Bern", "Biel"], output_mode="one_hot")(town)
    all_of = layers.Concatenate()([missing, filled, one_hot])
    h = layers.Dense(123456, "relu", name="x" * 50)(all_of)
    h = layers.Dense(1, "sigmoid", name="the probability of yes")(h)
    return keras.Model([age, town, neither, unused], h)


def deep():
    x = keras.Input((2, 3, 4))
    a = layers.Dense(5)(x)
    a = layers.Flatten()(a)
    b = layers.Flatten()(x)
    return keras.Model(x, [layers.Dense(1, name="one")(a), layers.Dense(1, name="two")(b)])


MODELS = {
    "banknote": banknote,
    "wide": wide,
    "huge": huge,
    "kinds": kinds,
    "frozen": frozen,
    "functional": functional,
    "branched": branched,
    "shared": shared,
    "twice": twice,
    "columns": columns,
    "deep": deep,
    "sgd": trained(lambda: keras.optimizers.SGD()),
    "momentum": trained(lambda: keras.optimizers.SGD(momentum=0.9)),
    "adam": trained(lambda: keras.optimizers.Adam()),
    "centered": trained(lambda: keras.optimizers.RMSprop(momentum=0.5, centered=True)),
}


def main(path):
    assert keras.__version__ == "3.15.1"
    with open(path, "w", encoding="utf-8", newline="\n") as out:
        for name, make in MODELS.items():
            keras.utils.clear_session()
            model = make()
            for terminal, length in ((200, 0), (80, 0), (200, 63)):
                os.environ["COLUMNS"] = str(terminal)
                out.write(f"### {name} {terminal} {length}\n")
                model.summary(line_length=length or None, print_fn=out.write)


if __name__ == "__main__":
    main(sys.argv[1])
