"""Writes trainings that Keras began, to be continued in Litmus: for each optimizer a model saved after
50 steps as `.keras` and as `.h5`, and the weights of the same training after 100.

    python tools/make_continued.py litmus-keras/src/test/resources/dev/litmus/keras/continued

keras==3.15.1, tensorflow==2.21.0, numpy. `continued.npz` holds the rows, `x` and `y`, taken as one batch
a step, and `NAME_0`, `NAME_1` ..., the weights after 100 steps.
"""

import os
import sys

os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import keras
import numpy as np

o = keras.optimizers

# One line adds a case.
CASES = {
    "adam_amsgrad": o.Adam(0.01, amsgrad=True),
    "adamw_schedule": o.AdamW(o.schedules.CosineDecay(0.05, 80, warmup_target=0.1, warmup_steps=60)),
    "nadam": o.Nadam(0.01),
    "rmsprop_all": o.RMSprop(0.003, momentum=0.5, centered=True, epsilon=1e-3),
    "ftrl": o.Ftrl(0.1),
    "sgd_accumulate": o.SGD(0.1, momentum=0.9, gradient_accumulation_steps=4),
    "adagrad_ema": o.Adagrad(0.1, use_ema=True, ema_momentum=0.9),
    "adafactor": o.Adafactor(0.01),
    "sgd_nesterov": o.SGD(o.schedules.ExponentialDecay(0.1, 20, 0.9), momentum=0.9, nesterov=True),
    "sgd_overwrite": o.SGD(0.1, use_ema=True, ema_momentum=0.9, ema_overwrite_frequency=7),
    "adamax": o.Adamax(0.01, epsilon=1e-4),
    "adadelta": o.Adadelta(0.5, epsilon=1e-4),
    "lion_accumulate_ema": o.Lion(0.001, gradient_accumulation_steps=3, use_ema=True, ema_momentum=0.9),
    "lamb": o.Lamb(0.01, epsilon=1e-4),
    "muon": o.Muon(0.01, epsilon=1e-4, exclude_layers=["dense_1"]),
    "ftrl_shrinkage": o.Ftrl(0.1, l1_regularization_strength=0.01, l2_shrinkage_regularization_strength=0.1),
}

# Keras gives two of Adafactor's variables one name, which a .h5 file cannot have.
NOT_IN_H5 = ["adafactor"]


def rows():
    rng = np.random.default_rng(6)
    x = rng.normal(size=(16, 3)).astype("float32")
    return x, (x[:, :1] * x[:, 1:2] > 0).astype("float32")


def main(folder):
    assert keras.__version__ == "3.15.1"
    x, y = rows()
    arrays = {"x": x, "y": y}
    for name, optimizer in CASES.items():
        keras.utils.set_random_seed(7)
        layers = [keras.layers.Dense(4, "tanh"), keras.layers.Dense(1, "sigmoid")]
        model = keras.Sequential([keras.layers.Input((3,)), *layers])
        model.compile(optimizer, "binary_crossentropy")
        for step in range(100):
            model.train_on_batch(x, y)
            if step == 49:
                for ending in ["keras"] if name in NOT_IN_H5 else ["keras", "h5"]:
                    model.save(os.path.join(folder, f"{name}.{ending}"))
        # What Keras's fit does when it ends.
        optimizer.finalize_variable_values(model.trainable_variables)
        for i, weight in enumerate(model.weights):
            arrays[f"{name}_{i}"] = weight.numpy()
    np.savez(os.path.join(folder, "continued.npz"), **arrays)


if __name__ == "__main__":
    main(sys.argv[1])
