"""Writes how scikit-learn divides rows into folds, for the test of Litmus's own division.

    python tools/make_folds.py litmus-classifier/src/test/resources/dev/litmus/classifier/table/folds.txt

Needs scikit-learn==1.9.1 and numpy==2.4.6. Each case is a line `case FOLDS SEED`, a line `labels` as
one word of 0 and 1, and for each fold a line `train` and a line `test` with rows.
"""

import sys
import warnings

import numpy
import sklearn
from sklearn.model_selection import StratifiedKFold

SEEDS = [0, 1, 7, 42, 2**31 + 11, 2**32 - 1]

# Numbers of zeros and ones: even, odd, rare (fewer than folds), all in order, large.
COUNTS = [(3, 3), (5, 4), (10, 2), (4, 17), (12, 8), (25, 25), (49, 3), (50, 50), (7, 90), (201, 120)]


def case(labels, folds, seed):
    yield f"case {folds} {seed}"
    yield "labels " + "".join(map(str, labels))
    splitter = StratifiedKFold(n_splits=folds, shuffle=True, random_state=seed)
    for train, test in splitter.split(numpy.zeros(len(labels)), labels):
        yield " ".join(["train", *map(str, train)])
        yield " ".join(["test", *map(str, test)])


def cases():
    random = numpy.random.default_rng(3)
    for turn, (zeros, ones) in enumerate(COUNTS):
        ordered = [0] * zeros + [1] * ones
        for i, folds in enumerate((2, 3, 5, 10)):
            if folds > max(zeros, ones):
                continue
            seed = SEEDS[(turn + i) % len(SEEDS)]
            yield from case(random.permutation(ordered), folds, seed)
    yield from case([1] * 9 + [0] * 12, 4, 5)
    yield from case([0] * 9 + [1] * 12, 4, 5)


warnings.simplefilter("ignore")  # fewer rows of a class than folds
assert (sklearn.__version__, numpy.__version__) == ("1.9.1", "2.4.6")
with open(sys.argv[1], "w", encoding="ascii", newline="\n") as out:
    for line in cases():
        out.write(line + "\n")
