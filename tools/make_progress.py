"""Writes what Keras's progress bar prints, for the test of Litmus's own.

    python tools/make_progress.py litmus-nn/src/test/resources/dev/litmus/nn/models/progress.txt

Needs keras==3.15.1 with any backend. A scenario is a line `scenario VERBOSE STEPS EPOCHS`, then for
each epoch `epoch NUMBER TIME`, for each batch `batch NUMBER TIME name=value ...`, and
`end TIME name=value ...`; last `prints TEXT` with control characters escaped. Times are seconds of
the clock. Backspaces are left out: the carriage return after them does the same.
"""

import contextlib
import io
import random
import sys

import keras
from keras.src.callbacks.progbar_logger import ProgbarLogger
from keras.src.utils import progbar


class Clock:
    now = 1000.0

    def time(self):
        return self.now


def scenario(verbose, steps, epochs, seconds, figures, out):
    clock = Clock()
    progbar.time = clock
    logger = ProgbarLogger()
    logger.set_params({"verbose": verbose, "epochs": epochs, "steps": steps})
    out.write(f"scenario {verbose} {steps} {epochs}\n")
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        logger.on_train_begin()
        for epoch in range(epochs):
            out.write(f"epoch {epoch} {clock.now!r}\n")
            logger.on_epoch_begin(epoch)
            for batch in range(steps):
                clock.now += seconds(batch)
                logs = dict(sorted(figures().items()))
                out.write(f"batch {batch} {clock.now!r} {text(logs)}\n")
                logger.on_train_batch_end(batch, logs)
            clock.now += seconds(0) / 2
            logs = dict(sorted(figures().items()))
            logs.update({"val_" + name: value for name, value in sorted(figures().items())})
            out.write(f"end {clock.now!r} {text(logs)}\n")
            logger.on_epoch_end(epoch, logs)
    escaped = printed.getvalue().replace("\b", "").encode("unicode_escape").decode("ascii")
    out.write(f"prints {escaped}\n")


def text(logs):
    return " ".join(f"{name}={value!r}" for name, value in logs.items())


def main(path):
    assert keras.__version__ == "3.15.1"
    rng = random.Random(7)

    def usual():
        return {"loss": rng.uniform(0, 2), "accuracy": rng.random()}

    def odd():
        return {
            "loss": rng.choice([0.0, 1e-3, 9.9995e-4, 12345.67891, 2.5e-9, 0.00015, 1.00005]),
            "slope": rng.choice([-0.5, -1e-4, 0.03125, -1e-3, 1e20]),
        }

    with open(path, "w", encoding="utf-8", newline="\n") as out:
        for verbose in (1, 2):
            scenario(verbose, 7, 2, lambda b: 0.8 if b == 0 else 0.012, usual, out)
            scenario(verbose, 1, 1, lambda b: 0.3, usual, out)
            scenario(verbose, 120, 1, lambda b: 0.0004, odd, out)
            scenario(verbose, 12, 2, lambda b: rng.uniform(0.02, 0.2), odd, out)
            scenario(verbose, 10, 1, lambda b: 1500.0, usual, out)
            scenario(verbose, 10, 1, lambda b: 31.5, usual, out)
            scenario(verbose, 5, 3, lambda b: 2e-5, usual, out)


if __name__ == "__main__":
    main(sys.argv[1])
