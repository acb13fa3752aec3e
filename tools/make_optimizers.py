"""Writes what Keras's optimizers do to a weight, for the test of Litmus's own.

    python tools/make_optimizers.py litmus-nn/src/test/resources/dev/litmus/nn/optimizers/optimizers.txt

Needs keras==3.15.1 on TensorFlow. Each case: its name, `optimizer CLASS CONFIG` with Keras's
configuration as JSON, `weight VALUES` before the first step, then for each step `gradient VALUES`
and `weight VALUES`, and last `slot VALUES` for each of the optimizer's own numbers of the weight.
"""

import json
import sys

import keras
import numpy as np

rng = np.random.default_rng(2)

CASES = {
    "sgd": keras.optimizers.SGD(),
    "sgd_rate": keras.optimizers.SGD(learning_rate=0.3),
    "sgd_momentum": keras.optimizers.SGD(learning_rate=0.1, momentum=0.9),
    "sgd_nesterov": keras.optimizers.SGD(learning_rate=0.05, momentum=0.8, nesterov=True),
    "sgd_nesterov_without_momentum": keras.optimizers.SGD(nesterov=True),
    "rmsprop": keras.optimizers.RMSprop(),
    "rmsprop_momentum": keras.optimizers.RMSprop(learning_rate=0.01, rho=0.8, momentum=0.5),
    "rmsprop_centered": keras.optimizers.RMSprop(learning_rate=0.01, centered=True),
    "rmsprop_centered_momentum": keras.optimizers.RMSprop(
        learning_rate=0.01, momentum=0.9, epsilon=1e-3, centered=True
    ),
    "adam": keras.optimizers.Adam(),
    "adam_rate": keras.optimizers.Adam(learning_rate=0.1, beta_1=0.8, beta_2=0.99, epsilon=1e-4),
}


def values(array):
    return " ".join(str(v) for v in np.asarray(array, dtype="float32").reshape(-1))


def main(path):
    assert keras.__version__ == "3.15.1"
    with open(path, "w", encoding="ascii", newline="\n") as out:
        for name, optimizer in CASES.items():
            weight = keras.Variable(rng.normal(size=8).astype("float32"))
            out.write(f"case {name}\n")
            config = json.dumps(optimizer.get_config())
            out.write(f"optimizer {type(optimizer).__name__} {config}\n")
            out.write(f"weight {values(weight)}\n")
            optimizer.build([weight])
            for step in range(12):
                gradient = rng.normal(size=8) * 10.0 ** rng.integers(-3, 2, size=8)
                gradient[step % 8] = 0
                out.write(f"gradient {values(gradient)}\n")
                optimizer.apply([keras.ops.convert_to_tensor(gradient.astype("float32"))], [weight])
                out.write(f"weight {values(weight)}\n")
            for slot in optimizer.variables[2:]:
                out.write(f"slot {values(slot)}\n")


if __name__ == "__main__":
    main(sys.argv[1])
