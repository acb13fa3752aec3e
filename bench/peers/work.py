"""The same work for every Python peer: data, the protocol with compare.py, and what a round is.

A peer is a process that says "ready NAME VERSION", then for every line with the name of a work does one round and says
how many units it did a second. A round lasts half a second at least; before the first one comes warm-up of some seconds,
for compilers and caches, as much for all peers.
"""

import sys
import time

import numpy as np

RANDOM = np.random.default_rng(1)
WARM_UP = 3.0
ROUND = 0.5


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


# name: (kind, rows, batch, epochs a round, what a unit is: a step, an epoch or a row)
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
    return epochs * {"step": -(-rows // batch), "epoch": 1, "row": rows}[unit]


def serve(name, version, prepare):
    """prepare(kind, x, y, batch, epochs) gives a function that trains once over the epochs, or None."""
    print("ready", name, version, flush=True)
    fits = {}
    for line in sys.stdin:
        work = line.strip()
        kind, rows, batch, epochs, _ = WORKS[work]
        if work not in fits:
            x, y = data(kind, rows)
            fits[work] = prepare(kind, x, y, batch, epochs)
            if fits[work]:
                repeat(fits[work], WARM_UP)
        if fits[work] is None:
            print("none", flush=True)
            continue
        times, seconds = repeat(fits[work], ROUND)
        print(times * units(work) / seconds, flush=True)


def repeat(fit, least):
    """Trains until that many seconds have passed; tells how often, and the seconds."""
    start = time.perf_counter()
    times = 0
    while times == 0 or time.perf_counter() - start < least:
        fit()
        times += 1
    return times, time.perf_counter() - start
