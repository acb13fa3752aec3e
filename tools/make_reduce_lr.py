"""Writes what Keras's ReduceLROnPlateau makes of made-up figures.

    python tools/make_reduce_lr.py litmus-nn/src/test/resources/dev/litmus/nn/models/reduce_lr.csv

keras==3.15.1 on TensorFlow. A row: the arguments, the figure of each epoch, the learning rate of each.
"""

import random
import sys

import keras


class Model:
    def __init__(self):
        self.optimizer = keras.optimizers.SGD(0.1)


def main(path):
    assert keras.__version__ == "3.15.1"
    rng = random.Random(4)
    rows = ["factor,patience,min_delta,cooldown,min_lr,values,learning_rates"]
    for _ in range(30):
        arguments = dict(
            factor=rng.choice([0.1, 0.5, 0.7]),
            patience=rng.choice([0, 1, 2, 4]),
            min_delta=rng.choice([0, 0.0001, 0.05]),
            cooldown=rng.choice([0, 0, 1, 3]),
            min_lr=rng.choice([0, 0.01, 0.03]),
        )
        values = [rng.choice([round(rng.random(), 2), 0.5]) for _ in range(14)]
        callback = keras.callbacks.ReduceLROnPlateau(monitor="figure", mode="min", **arguments)
        callback.set_model(Model())
        callback.on_train_begin()
        rates = []
        for epoch, value in enumerate(values):
            logs = {"figure": value}
            callback.on_epoch_end(epoch, logs)
            rates.append(logs["learning_rate"])
        cells = [*arguments.values(), " ".join(map(str, values)), " ".join(map(str, rates))]
        rows.append(",".join(map(str, cells)))
    with open(path, "w", encoding="ascii", newline="\n") as out:
        out.write("\n".join(rows) + "\n")


if __name__ == "__main__":
    main(sys.argv[1])
