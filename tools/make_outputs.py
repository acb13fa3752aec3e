"""Writes trainings of models with several outputs, with masked outputs, and with weights of all kinds,
to be made again in Litmus.

    python tools/make_outputs.py litmus-keras/src/test/resources/dev/litmus/keras/outputs [CASE ...]

keras==3.15.1, tensorflow==2.21.0, numpy. `NAME.keras` is the model compiled but not trained, whose training
Litmus makes again; with CASEs named, the others stay. `outputs.npz` holds for each case the
inputs `NAME_x`, targets `NAME_y0` ..., sample weights `NAME_w0` ..., the same for validation with `v` before,
and `NAME_0` ..., the weights in the end. `outputs.json` says for each case the arguments of `fit`, all figures
after each step, the history, and what `evaluate` gives.
"""

import json
import os
import sys

os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["TF_ENABLE_ONEDNN_OPTS"] = "0"

import keras
import numpy as np

L = keras.layers
rng = np.random.default_rng(11)
ROWS, BATCH, EPOCHS = 40, 8, 6


def numbers(*shape):
    return rng.normal(size=shape).astype("float32")


def weights(*shape):
    return rng.integers(0, 4, size=shape).astype("float32") / 2


X = numbers(ROWS, 3)
RISK = (X[:, :1] + X[:, 1:2] > 0).astype("float32")
AMOUNT = (X[:, :2] * 2 + numbers(ROWS, 2) / 3).astype("float32")
KIND = rng.integers(0, 3, size=(ROWS, 1)).astype("float32")


def trunk(*heads):
    inputs = L.Input((3,), name="in")
    hidden = L.Dense(5, "tanh", name="hidden", kernel_regularizer=keras.regularizers.L2(0.01))(inputs)
    made = {
        "risk": lambda: L.Dense(1, "sigmoid", name="risk")(hidden),
        "amount": lambda: L.Dense(2, name="amount")(hidden),
        "kind": lambda: L.Dense(3, "softmax", name="kind")(hidden),
    }
    return keras.Model(inputs, [made[head]() for head in heads])


def chain():
    """An output that another one is made of."""
    inputs = L.Input((3,), name="in")
    first = L.Dense(2, name="first", activity_regularizer="l2")(inputs)
    second = L.Dense(1, "sigmoid", name="second")(L.Activation("tanh")(first))
    return keras.Model(inputs, [first, second])


STEPS = 6
WORDS = rng.integers(1, 9, size=(ROWS, STEPS)).astype("int32")
for row, length in enumerate(rng.integers(1, STEPS + 1, size=ROWS)):
    WORDS[row, length:] = 0
TAGS = (WORDS[:, :, None] > 4).astype("float32")
TAG_KINDS = (WORDS % 3).astype("float32")


def tagger(head, shown=None):
    inputs = L.Input((shown,), dtype="int32", name="words")
    vectors = L.Embedding(9, 4, mask_zero=True)(inputs)
    return keras.Model(inputs, head(L.LSTM(5, return_sequences=True)(vectors)))


def two_taggers():
    inputs = L.Input((STEPS,), dtype="int32", name="words")
    states = L.GRU(4, return_sequences=True)(L.Embedding(9, 4, mask_zero=True)(inputs))
    tag = L.TimeDistributed(L.Dense(1, "sigmoid"), name="tag")(states)
    return keras.Model(inputs, [tag, L.Dense(1, "sigmoid", name="whole")(L.GlobalAveragePooling1D()(states))])


def binary(**options):
    return keras.losses.BinaryCrossentropy(**options)


def tag_head():
    return L.TimeDistributed(L.Dense(1, "sigmoid"), name="tag")


# name: model, arguments of compile, x, targets, weights, further arguments of fit
CASES = {
    "two": (
        lambda: trunk("risk", "amount"),
        dict(
            optimizer=keras.optimizers.Adam(0.02), loss=["binary_crossentropy", "mse"], loss_weights=[1, 0.3],
            metrics=[["accuracy", keras.metrics.AUC(name="auc"), "accuracy"], "mae"],
            weighted_metrics=[["accuracy"], []],
        ),
        X, [RISK, AMOUNT], None, {},
    ),
    "named": (
        lambda: trunk("amount", "risk", "kind"),
        dict(
            optimizer=keras.optimizers.SGD(0.1, momentum=0.9),
            loss={
                "kind": "sparse_categorical_crossentropy",
                "risk": keras.losses.BinaryFocalCrossentropy(),
                "amount": keras.losses.LogCosh(),
            },
            loss_weights={"amount": 0.5, "kind": 2.0, "risk": 1.0},
            metrics={"risk": "accuracy", "kind": ["accuracy"]}, weighted_metrics={"amount": ["mse", "mae"], "risk": "accuracy"},
        ),
        X, [AMOUNT, RISK, KIND], [weights(ROWS), weights(ROWS), weights(ROWS)], {},
    ),
    "unsupervised": (
        lambda: trunk("kind", "risk", "amount"),
        dict(optimizer="rmsprop", loss={"kind": None, "risk": "binary_crossentropy", "amount": "mae"}, metrics=[["accuracy"], None, None]),
        X, [np.eye(3, dtype="float32")[KIND[:, 0].astype(int)], RISK, AMOUNT], None, {},
    ),
    "one_of_two": (
        lambda: trunk("risk", "amount"),
        dict(optimizer="adam", loss=["binary_crossentropy", None], loss_weights=[0.5, 1.0], metrics=[["accuracy"], None]),
        X, [RISK, AMOUNT], None, {},
    ),
    "same_loss": (
        lambda: trunk("risk", "amount"),
        dict(optimizer="adam", loss="mse"),
        X, [RISK, AMOUNT], [weights(ROWS)], {},
    ),
    "chain": (
        chain,
        dict(optimizer=keras.optimizers.Adam(0.02), loss=["mse", "binary_crossentropy"], loss_weights=[0.2, 1.0]),
        X, [AMOUNT, RISK], None, {},
    ),
    "masked": (
        lambda: tagger(tag_head()),
        dict(
            optimizer=keras.optimizers.Adam(0.03), loss="binary_crossentropy",
            metrics=["accuracy", keras.metrics.AUC(name="auc"), keras.metrics.Precision(name="precision"), "mse"],
        ),
        WORDS, [TAGS], None, {},
    ),
    "masked_sum": (
        lambda: tagger(tag_head()),
        dict(optimizer=keras.optimizers.SGD(0.02), loss=binary(reduction="sum"), weighted_metrics=["accuracy"]),
        WORDS, [TAGS], [weights(ROWS, STEPS)], {},
    ),
    "masked_mean": (
        lambda: tagger(tag_head()),
        dict(optimizer=keras.optimizers.SGD(0.2), loss=binary(reduction="mean_with_sample_weight")),
        WORDS, [TAGS], [weights(ROWS, STEPS)], {},
    ),
    "masked_classes": (
        lambda: tagger(L.Dense(3, "softmax")),
        dict(optimizer=keras.optimizers.Adam(0.03), loss="sparse_categorical_crossentropy", metrics=["accuracy"]),
        WORDS, [TAG_KINDS], None, {},
    ),
    "temporal": (
        lambda: tagger(tag_head()),
        dict(
            optimizer=keras.optimizers.Adam(0.03), loss="binary_crossentropy", metrics=["accuracy"],
            weighted_metrics=["accuracy", "mae"],
        ),
        WORDS, [TAGS], [weights(ROWS, STEPS)], {},
    ),
    "temporal_unmasked": (
        lambda: keras.Sequential([L.Input((4, 3)), L.SimpleRNN(4, return_sequences=True), L.Dense(2)]),
        dict(optimizer="adam", loss="mse", metrics=["mae"], weighted_metrics=["mse", keras.metrics.RootMeanSquaredError(name="rmse")]),
        numbers(ROWS, 4, 3), [numbers(ROWS, 4, 2)], [weights(ROWS, 4)], {},
    ),
    "two_masked": (
        two_taggers,
        dict(
            optimizer=keras.optimizers.Adam(0.02), loss=["binary_crossentropy", "mse"], loss_weights=[1.0, 0.5],
            metrics=[["accuracy"], ["accuracy"]],
        ),
        WORDS, [TAGS, TAGS[:, 0]], None, {},
    ),
    "one": (
        lambda: trunk("risk"),
        dict(optimizer="adam", loss={"risk": "binary_crossentropy"}, metrics=["accuracy", "accuracy"], weighted_metrics=["accuracy", "mse"]),
        X, [RISK], [weights(ROWS)],
        dict(steps_per_epoch=2, validation_freq=2, validation_steps=2, validation_batch_size=6, initial_epoch=1, epochs=9),
    ),
    "class_weight": (
        lambda: trunk("risk"),
        dict(optimizer="adam", loss=["binary_crossentropy"], loss_weights=[2.0], weighted_metrics=["accuracy", keras.metrics.AUC(name="auc")]),
        X, [RISK], None, dict(class_weight={0: 0.5, 1: 3.0}, validation_freq=[1, 4]),
    ),
}


class EachStep(keras.callbacks.Callback):
    def __init__(self):
        super().__init__()
        self.logs = []

    def on_train_batch_end(self, batch, logs=None):
        self.logs.append({name: float(value) for name, value in logs.items()})


def only(arrays):
    return arrays[0] if arrays is not None and len(arrays) == 1 else arrays


def main(folder, *names):
    assert keras.__version__ == "3.15.1"
    arrays, told = {}, {}
    if names:
        with open(os.path.join(folder, "outputs.json"), encoding="ascii") as kept:
            told = json.load(kept)
        arrays = dict(np.load(os.path.join(folder, "outputs.npz")))
    for name in names or CASES:
        make, compiled, x, targets, sample_weights, options = CASES[name]
        keras.utils.set_random_seed(7)
        model = make()
        model.compile(**compiled)
        model.save(os.path.join(folder, f"{name}.keras"))
        held = slice(0, 24)
        validation = [x[held], only([y[held] for y in targets])]
        if sample_weights is not None:
            validation.append(only([w[held] for w in sample_weights]))
        each = EachStep()
        fit = dict(epochs=EPOCHS, batch_size=BATCH) | options
        history = model.fit(
            x, only(targets), sample_weight=only(sample_weights), validation_data=tuple(validation),
            shuffle=False, verbose=0, callbacks=[each], **fit,
        )
        evaluated = model.evaluate(
            x, only(targets), sample_weight=only(sample_weights), verbose=0, return_dict=True
        )
        fit["class_weight"] = {str(k): v for k, v in fit.get("class_weight", {}).items()}
        told[name] = dict(
            fit=fit, steps=each.logs,
            history={k: [float(v) for v in values] for k, values in history.history.items()},
            evaluated={k: float(v) for k, v in evaluated.items()},
        )
        arrays[f"{name}_x"] = x
        for i, y in enumerate(targets):
            arrays[f"{name}_y{i}"] = y
        for i, w in enumerate(sample_weights or []):
            arrays[f"{name}_w{i}"] = w
        for i, weight in enumerate(model.weights):
            arrays[f"{name}_{i}"] = weight.numpy()
        print(name, flush=True)
        # After every case, so that an interrupted run leaves something to look at.
        np.savez(os.path.join(folder, "outputs.npz"), **arrays)
        with open(os.path.join(folder, "outputs.json"), "w", encoding="ascii", newline="\n") as out:
            json.dump(told, out, indent=1)
            out.write("\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
