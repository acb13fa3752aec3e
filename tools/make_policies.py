"""Writes models that compute in other types than float32, and what Keras makes of them.

    python tools/make_policies.py litmus-keras/src/test/resources/dev/litmus/keras/policies

keras==3.15.1, tensorflow==2.21.0, numpy. For each policy: POLICY.keras, POLICY.h5 (no bfloat16, which Keras cannot
write there) and, in policies.npz, `x`, the rows, and POLICY, the predictions as float32.
"""

import os
import sys

os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import keras
import numpy as np
from keras import layers

POLICIES = ["mixed_float16", "mixed_bfloat16", "float16", "bfloat16", "float64"]


def main(folder):
    assert keras.__version__ == "3.15.1"
    os.makedirs(folder, exist_ok=True)
    x = np.random.default_rng(3).normal(size=(6, 4)).astype("float32")
    arrays = {"x": x}
    for policy in POLICIES:
        keras.utils.set_random_seed(6)
        keras.config.set_dtype_policy(policy)
        inner = [layers.Dense(5, "relu"), layers.BatchNormalization(), layers.Dense(1, "sigmoid")]
        model = keras.Sequential([keras.Input((4,)), *inner])
        model.compile("adam", "binary_crossentropy")
        model.train_on_batch(x, (x[:, :1] > 0).astype("float32"))
        arrays[policy] = np.asarray(model(x)).astype("float32")
        model.save(os.path.join(folder, f"{policy}.keras"))
        if policy != "bfloat16":
            model.save(os.path.join(folder, f"{policy}.h5"))
    keras.config.set_dtype_policy("float32")
    np.savez(os.path.join(folder, "policies.npz"), **arrays)


if __name__ == "__main__":
    main(*sys.argv[1:])
