"""Writes what Keras's optimizers do to weights, and its learning rate schedules, for the tests of
Litmus's own.

    python tools/make_optimizers.py litmus-nn/src/test/resources/dev/litmus/nn

keras==3.15.1, tensorflow==2.21.0, numpy. The weights are a matrix, a vector, and a table with its
gradient in occurrences, as an embedding has it. A case: its name, `optimizer CLASS CONFIG` with
Keras's configuration as JSON, `weights VALUES` of all weights before the first step; for each step
`gradient VALUES` of the matrix, of the vector, `rows INDICES` and `gradient VALUES` of the rows of the
table that were looked up, and `weights VALUES`; last, `variable VALUES` for each of the optimizer's
own variables behind the number of steps and the learning rate, in Keras's order. A schedule is a case,
too: class and configuration, and below the learning rates of the steps 0, 1, 2 ...
"""

import json
import os
import sys

os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import keras
import numpy as np
import tensorflow as tf

rng = np.random.default_rng(2)
o = keras.optimizers
s = keras.optimizers.schedules

# One line adds a case.
CASES = {
    "sgd": o.SGD(),
    "sgd_rate": o.SGD(learning_rate=0.3),
    "sgd_momentum": o.SGD(learning_rate=0.1, momentum=0.9),
    "sgd_nesterov": o.SGD(learning_rate=0.05, momentum=0.8, nesterov=True),
    "sgd_nesterov_without_momentum": o.SGD(nesterov=True),
    "rmsprop": o.RMSprop(),
    "rmsprop_momentum": o.RMSprop(learning_rate=0.01, rho=0.8, momentum=0.5),
    "rmsprop_centered": o.RMSprop(learning_rate=0.01, centered=True),
    "rmsprop_centered_momentum": o.RMSprop(
        learning_rate=0.01, momentum=0.9, epsilon=1e-3, centered=True
    ),
    "adam": o.Adam(),
    "adam_rate": o.Adam(learning_rate=0.1, beta_1=0.8, beta_2=0.99, epsilon=1e-4),
    "adam_amsgrad": o.Adam(learning_rate=0.05, beta_2=0.9, amsgrad=True),
    "adamw": o.AdamW(),
    "adamw_decay": o.AdamW(learning_rate=0.1, weight_decay=0.3, amsgrad=True),
    "adamax": o.Adamax(learning_rate=0.02),
    "adamax_betas": o.Adamax(learning_rate=0.02, beta_1=0.5, beta_2=0.9, epsilon=1e-3),
    "nadam": o.Nadam(),
    "nadam_betas": o.Nadam(learning_rate=0.05, beta_1=0.8, beta_2=0.95, epsilon=1e-3),
    "adagrad": o.Adagrad(learning_rate=0.1),
    "adagrad_initial": o.Adagrad(learning_rate=0.1, initial_accumulator_value=0.5, epsilon=1e-3),
    "adadelta": o.Adadelta(learning_rate=1.0),
    "adadelta_rho": o.Adadelta(learning_rate=0.5, rho=0.8, epsilon=1e-3),
    "ftrl": o.Ftrl(learning_rate=0.1),
    "ftrl_all": o.Ftrl(
        learning_rate=0.1, learning_rate_power=-0.7, initial_accumulator_value=0.2,
        l1_regularization_strength=0.01, l2_regularization_strength=0.02,
        l2_shrinkage_regularization_strength=0.03, beta=0.1,
    ),
    "lion": o.Lion(learning_rate=0.02),
    "lion_betas": o.Lion(learning_rate=0.02, beta_1=0.6, beta_2=0.8),
    "lamb": o.Lamb(learning_rate=0.05),
    "lamb_betas": o.Lamb(learning_rate=0.05, beta_1=0.8, beta_2=0.9, epsilon=1e-3),
    "adafactor": o.Adafactor(learning_rate=0.05),
    "adafactor_all": o.Adafactor(
        learning_rate=0.5, beta_2_decay=-0.6, epsilon_1=1e-10, epsilon_2=0.01, clip_threshold=0.5,
        relative_step=False,
    ),
    "muon": o.Muon(learning_rate=0.02),
    "muon_all": o.Muon(
        learning_rate=0.02, weight_decay=0.1, adam_weight_decay=None, adam_beta_1=0.8, momentum=0.8,
        ns_steps=3, nesterov=False, exclude_embeddings=False, adam_lr_ratio=0.1, rms_rate=None,
        muon_a=3.0, muon_b=-4.0, muon_c=2.0, adam_beta_2=0.9, epsilon=1e-4,
    ),
    "muon_excluded": o.Muon(learning_rate=0.02, exclude_layers=["ker"]),
    "weight_decay": o.SGD(learning_rate=0.1, weight_decay=0.2),
    "clipnorm": o.Adam(learning_rate=0.1, clipnorm=0.5),
    "clipnorm_sgd": o.SGD(learning_rate=0.1, clipnorm=0.5),
    "global_clipnorm": o.Adagrad(learning_rate=0.1, global_clipnorm=0.5),
    "clipvalue": o.RMSprop(learning_rate=0.1, clipvalue=0.2),
    "ema": o.SGD(learning_rate=0.1, use_ema=True, ema_momentum=0.6),
    "ema_overwrite": o.SGD(
        learning_rate=0.1, momentum=0.5, use_ema=True, ema_momentum=0.6, ema_overwrite_frequency=2
    ),
    "accumulate": o.Adam(learning_rate=0.1, gradient_accumulation_steps=2),
    "accumulate_everything": o.Nadam(
        learning_rate=0.1, weight_decay=0.1, clipnorm=0.3, use_ema=True, ema_momentum=0.9,
        gradient_accumulation_steps=3, ema_overwrite_frequency=2,
    ),
    "schedule": o.SGD(s.ExponentialDecay(0.5, 2, 0.5)),
    "schedule_accumulate": o.AdamW(
        s.PiecewiseConstantDecay([1, 3], [0.1, 0.05, 0.01]), gradient_accumulation_steps=2
    ),
}

SCHEDULES = [
    s.ExponentialDecay(0.1, 10, 0.5),
    s.ExponentialDecay(0.1, 7, 0.9, staircase=True),
    s.InverseTimeDecay(0.1, 10, 0.5),
    s.InverseTimeDecay(0.1, 7, 2.0, staircase=True),
    s.PolynomialDecay(0.1, 20),
    s.PolynomialDecay(0.1, 8, end_learning_rate=0.01, power=2.0, cycle=True),
    s.PiecewiseConstantDecay([3, 10], [0.1, 0.05, 0.01]),
    s.CosineDecay(0.1, 20),
    s.CosineDecay(0.01, 12, alpha=0.1, warmup_target=0.1, warmup_steps=5),
    s.CosineDecayRestarts(0.1, 4),
    s.CosineDecayRestarts(0.1, 5, t_mul=1.0, m_mul=0.8, alpha=0.05),
    s.CosineDecayRestarts(0.1, 3, t_mul=1.5, m_mul=0.9),
]


def values(*arrays):
    return " ".join(str(v) for a in arrays for v in np.asarray(a, dtype="float32").reshape(-1))


def write_schedules(path):
    with open(path, "w", encoding="ascii", newline="\n") as out:
        for schedule in SCHEDULES:
            out.write(f"case {type(schedule).__name__} {json.dumps(schedule.get_config())}\n")
            out.write(values(*(schedule(step) for step in range(40))) + "\n")


def write_optimizers(path):
    with open(path, "w", encoding="ascii", newline="\n") as out:
        for name, optimizer in CASES.items():
            weights = [
                keras.Variable(rng.normal(size=shape).astype("float32"), name=n)
                for n, shape in [("kernel", (2, 3)), ("bias", (3,)), ("embeddings", (3, 2))]
            ]
            out.write(f"case {name}\n")
            config = json.dumps(optimizer.get_config())
            out.write(f"optimizer {type(optimizer).__name__} {config}\n")
            out.write(f"weights {values(*weights)}\n")
            optimizer.build(weights)
            for step in range(6):
                scale = 10.0 ** rng.integers(-2, 2)
                kernel, bias, table = (
                    (rng.normal(size=shape) * scale).astype("float32")
                    for shape in [(2, 3), (3,), (4, 2)]
                )
                kernel[step % 2, step % 3] = 0
                rows = rng.integers(0, 3, 4)
                out.write(f"gradient {values(kernel)}\ngradient {values(bias)}\n")
                out.write(f"rows {' '.join(map(str, rows))}\ngradient {values(table)}\n")
                slices = tf.IndexedSlices(
                    tf.constant(table), tf.constant(rows), dense_shape=tf.constant([3, 2], "int64")
                )
                optimizer.apply([tf.constant(kernel), tf.constant(bias), slices], weights)
                out.write(f"weights {values(*weights)}\n")
            scheduled = isinstance(optimizer._learning_rate, s.LearningRateSchedule)
            for variable in optimizer.variables[1 if scheduled else 2 :]:
                out.write(f"variable {values(variable)}\n")


if __name__ == "__main__":
    assert keras.__version__ == "3.15.1"
    write_optimizers(os.path.join(sys.argv[1], "models/optimizers.txt"))
    write_schedules(os.path.join(sys.argv[1], "optimizers/schedules.txt"))
