"""Writes how scikit-learn divides rows, for the test of Litmus's own division.

    python tools/make_splits.py litmus-classifier/src/test/resources/dev/litmus/classifier/table/splits.txt

Needs scikit-learn==1.9.1 and numpy==2.4.6. Each case is five lines: `case STRATIFY SHUFFLE TEST
VALIDATION SEED` with the two shares, `labels` as one word of 0 and 1, then the rows of `train`,
`validation` and `test` as train_test_split returns them, divided for the test first.
"""

import sys

import numpy
import sklearn
from sklearn.model_selection import train_test_split

SEEDS = [0, 1, 7, 42, 2**31 + 11, 2**32 - 1]

# Numbers of zeros and ones: even, odd, rare, tied, large enough for sums that are not exact.
COUNTS = [(3, 3), (5, 4), (10, 2), (4, 17), (12, 8), (25, 25), (49, 1), (50, 50), (60, 41), (7, 90)]
SHARES = [(0.2, 0.2), (0.5, 0.5), (0.1, 0.3), (0.25, 0), (0.33, 0.07), (0.07, 0.5)]


def divide(rows, labels, share, stratify, shuffle, seed):
    if share == 0:
        return rows, rows[:0]
    return train_test_split(
        rows,
        test_size=share,
        stratify=labels[rows] if stratify else None,
        shuffle=shuffle,
        random_state=seed if shuffle else None,
    )


def case(labels, shares, stratify, shuffle, seed):
    rows = numpy.arange(len(labels))
    rest, test = divide(rows, labels, shares[0], stratify, shuffle, seed)
    train, validation = divide(rest, labels, shares[1], stratify, shuffle, seed)
    words = ["case", str(stratify).lower(), str(shuffle).lower(), *map(str, shares), str(seed)]
    return [
        " ".join(words),
        "labels " + "".join(map(str, labels)),
        *(" ".join([name, *map(str, part)]) for name, part in
          [("train", train), ("validation", validation), ("test", test)]),
    ]


def cases():
    random = numpy.random.default_rng(3)
    for turn, (zeros, ones) in enumerate(COUNTS):
        labels = random.permutation([0] * zeros + [1] * ones)
        for i, shares in enumerate(SHARES):
            for stratify in (True, False):
                seed = SEEDS[(turn + i) % len(SEEDS)]
                try:
                    yield case(labels, shares, stratify, True, seed)
                except ValueError:
                    continue  # scikit-learn refuses classes that are too small
        yield case(labels, SHARES[turn % len(SHARES)], False, False, 0)
    # Ties between the classes, which chance decides, under many seeds.
    for seed in range(30):
        yield case(numpy.array([0, 1] * 5), (0.3, 0.3), True, True, seed)
    labels = random.permutation([0] * 762 + [1] * 610)
    for seed in SEEDS:
        yield case(labels, (0.2, 0.2), seed % 2 == 0, True, seed)


assert (sklearn.__version__, numpy.__version__) == ("1.9.1", "2.4.6")
with open(sys.argv[1], "w", encoding="ascii", newline="\n") as out:
    for lines in cases():
        out.write("\n".join(lines) + "\n")
