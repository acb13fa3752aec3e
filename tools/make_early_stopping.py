"""Writes when Keras's EarlyStopping ends a training, for the test of Litmus's own.

    python tools/make_early_stopping.py litmus-nn/src/test/resources/dev/litmus/nn/models/early_stopping.csv

Needs keras==3.15.1 with any backend. A row: the arguments, the figure's value in each epoch, how
many epochs were run, and from which epoch the weights are at the end.
"""

import random
import sys

import keras


class Model:
    """All that the callback asks of a model: its weights are the number of the epoch."""

    metrics = []
    stop_training = False
    weights = None

    def get_weights(self):
        return self.weights

    def set_weights(self, weights):
        self.weights = weights


def main(path):
    assert keras.__version__ == "3.15.1"
    rng = random.Random(3)
    rows = ["min_delta,patience,mode,baseline,restore_best_weights,start_from_epoch,values,epochs,weights"]
    for _ in range(80):
        arguments = dict(
            min_delta=rng.choice([0, 0, 0.05, -0.1]),
            patience=rng.choice([0, 1, 2, 5]),
            mode=rng.choice(["min", "max"]),
            baseline=rng.choice([None, None, 0.3, 0.7]),
            restore_best_weights=rng.choice([True, False]),
            start_from_epoch=rng.choice([0, 0, 3]),
        )
        values = [rng.choice([round(rng.random(), 2), 0.5]) for _ in range(12)]
        model = Model()
        callback = keras.callbacks.EarlyStopping(monitor="figure", **arguments)
        callback.set_model(model)
        callback.on_train_begin()
        epochs = 0
        for epoch, value in enumerate(values):
            model.weights = epoch
            callback.on_epoch_end(epoch, {"figure": value})
            epochs += 1
            if model.stop_training:
                break
        callback.on_train_end()
        cells = list(arguments.values())
        cells[3] = "" if cells[3] is None else cells[3]
        rows.append(",".join(map(str, cells + [" ".join(map(str, values)), epochs, model.weights])))
    with open(path, "w", encoding="ascii", newline="\n") as out:
        out.write("\n".join(rows) + "\n")


if __name__ == "__main__":
    main(sys.argv[1])
