"""Writes models of whole numbers beyond 2^24, which float32 would round, and what Keras makes of them.

    python tools/make_wide.py litmus-keras/src/test/resources/dev/litmus/keras/wide

keras==3.15.1, tensorflow==2.21.0, numpy. For each model: NAME.keras and, in wide.npz, NAME, its outputs for `x`; `x32`
is for the models whose name ends in 32.
"""

import os
import sys

os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import keras
import numpy as np
from keras import layers

X = np.array([[123456789012, -5], [123456789013, 2**53 + 1], [7, 2**62 + 3], [16777217, 16777216]])
KNOWN = [123456789013, 16777217, 7]

MODELS = {
    "hashing": ("int64", lambda: layers.Hashing(1000)),
    "hashing_salt": ("int64", lambda: layers.Hashing(1000, salt=[133, 137], mask_value=7)),
    "hashing_hot": ("int64", lambda: layers.Hashing(9, output_mode="multi_hot")),
    "lookup": ("int64", lambda: layers.IntegerLookup(vocabulary=KNOWN)),
    "lookup_unknowns": ("int64", lambda: layers.IntegerLookup(vocabulary=KNOWN[:2], num_oov_indices=3, mask_token=7)),
    "lookup_hot": ("int64", lambda: layers.IntegerLookup(vocabulary=KNOWN, output_mode="count")),
    "rescaling": ("int64", lambda: layers.Rescaling(0.5)),
    "floats": ("float32", lambda: layers.Rescaling(0.5)),
    "hashing32": ("int32", lambda: layers.Hashing(1000)),
}


def main(folder):
    assert keras.__version__ == "3.15.1"
    os.makedirs(folder, exist_ok=True)
    x32 = np.array([[16777217, -16777219], [2**31 - 1, 5]], dtype="int32")
    arrays = {"x": X, "x32": x32}
    for name, (dtype, layer) in MODELS.items():
        model = keras.Sequential([keras.Input((2,), dtype=dtype), layer()])
        model.save(os.path.join(folder, f"{name}.keras"))
        arrays[name] = model.predict(x32 if name.endswith("32") else X, verbose=0)
    np.savez(os.path.join(folder, "wide.npz"), **arrays)


if __name__ == "__main__":
    main(*sys.argv[1:])
