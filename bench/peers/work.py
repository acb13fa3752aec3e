"""The same work for every Python peer: data, the protocol with compare.py, and what a round is.

A peer is a process that says "ready NAME VERSION", then for every line with the name of a work does one round and says
how many units it did a second, or "none" when it does not do this work. A round lasts half a second at least; before the
first one comes warm-up of some seconds, for compilers and caches, as much for all peers. With the argument "first-epoch"
it trains W1 for an epoch and says "done"; with "whole FILE" for 500 epochs, and saves the model before that.
"""

import sys
import time

import numpy as np

RANDOM = np.random.default_rng(1)
WARM_UP = 3.0
ROUND = 0.5
EPOCHS_OF_A_WHOLE_FIT = 500


def table(rows, columns):
    x = RANDOM.standard_normal((rows, columns), dtype=np.float32)
    y = (x[:, 0] + x[:, 1] * x[:, -1] + RANDOM.standard_normal(rows) > 0).astype(np.float32).reshape(-1, 1)
    return x, y


def labels(rows):
    return RANDOM.integers(0, 2, (rows, 1)).astype(np.float32)


def images(rows):
    return RANDOM.standard_normal((rows, 28, 28, 1), dtype=np.float32), labels(rows)


def sequences(rows):
    return RANDOM.integers(0, 1000, (rows, 100)).astype(np.int32), labels(rows)


# name: (kind, rows, batch, epochs a round, what a unit is: a step, an epoch or a row that is trained, one that is predicted
# in a batch, one that is predicted by itself)
WORKS = {
    "w1": ("banknote", 1097, 32, 10, "step"),
    "w2": ("tiny", 8, 32, 300, "epoch"),
    "w3-1024": ("wide", 102_400, 1024, 1, "row"),
    "w3-256": ("wide", 102_400, 256, 1, "row"),
    "w4-32": ("images", 3_200, 32, 1, "row"),
    "w4-128": ("images", 3_200, 128, 1, "row"),
    "w5-lstm": ("lstm", 1_280, 64, 1, "row"),
    "w5-gru": ("gru", 1_280, 64, 1, "row"),
    "w5-simple": ("simple", 1_280, 64, 1, "row"),
    "w6-one-small": ("banknote", 100, 1, 1, "one"),
    "w6-one-wide": ("wide", 100, 1, 1, "one"),
    "w6-rows": ("wide", 1_000_000, 4096, 1, "predicted"),
    "w6-images": ("images", 3_200, 128, 1, "predicted"),
}

HIDDEN = {"banknote": ([8, 8], "tanh", "sgd"), "tiny": ([64, 32], "relu", "adam"), "wide": ([256, 256], "relu", "adam")}


def data(kind, rows):
    if kind == "images":
        return images(rows)
    if kind in HIDDEN:
        return table(rows, {"banknote": 4, "tiny": 2, "wide": 28}[kind])
    return sequences(rows)


def units(name):
    _, rows, batch, epochs, unit = WORKS[name]
    return epochs * {"step": -(-rows // batch), "epoch": 1}.get(unit, rows)


def serve(name, version, prepare, predict=lambda kind, x, batch: None):
    """Does what the arguments say, as told above.

    prepare(kind, x, y, batch, epochs) gives a function that trains once over the epochs, with an attribute "save" that
    writes the model to a path; predict(kind, x, batch) one that predicts all rows, by themselves when batch is 1. Both
    give None for what the library does not do.
    """
    if len(sys.argv) > 1:
        epochs = EPOCHS_OF_A_WHOLE_FIT if sys.argv[1] == "whole" else 1
        fit = prepare("banknote", *table(1097, 4), 32, epochs)
        fit()
        if sys.argv[1] == "whole":
            fit.save(sys.argv[2])
        print("done", flush=True)
        return
    print("ready", name, version, flush=True)
    current = action = None
    for line in sys.stdin:
        work = line.strip()
        kind, rows, batch, epochs, unit = WORKS[work]
        if work != current:
            current, action = work, None  # its rows may go before the next ones come
            x, y = data(kind, rows)
            action = predict(kind, x, batch) if unit in ("one", "predicted") else prepare(kind, x, y, batch, epochs)
            if action:
                repeat(action, WARM_UP)
        if action is None:
            print("none", flush=True)
            continue
        times, seconds = repeat(action, ROUND)
        print(times * units(work) / seconds, flush=True)


def repeat(action, least):
    """Acts until that many seconds have passed; tells how often, and the seconds."""
    start = time.perf_counter()
    times = 0
    while times == 0 or time.perf_counter() - start < least:
        action()
        times += 1
    return times, time.perf_counter() - start
