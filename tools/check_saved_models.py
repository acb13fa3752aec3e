#!/usr/bin/env python3
"""Loads every .keras file of a folder with real Keras and compares its predictions.

keras==3.15.1, tensorflow==2.21.0. Beside each FILE.keras a FILE.npz holds the inputs x0, x1, .. and the
outputs y0, y1, .. that Litmus gave for them.

    python tools/check_saved_models.py FOLDER
"""

import os
import pathlib
import sys
import warnings

os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import keras
import numpy as np
import tensorflow as tf

TOLERANCE = 1e-5


def difference(file):
    arrays = np.load(file.with_suffix(".npz"))
    inputs = [tf.constant(arrays[name]) for name in arrays.files if name[0] == "x"]
    expected = [arrays[name] for name in arrays.files if name[0] == "y"]
    model = keras.saving.load_model(file)
    found = model(inputs if len(inputs) > 1 else inputs[0], training=False)
    found = found if isinstance(found, (list, tuple)) else [found]
    return max(float(np.abs(a.numpy() - b).max()) for a, b in zip(found, expected, strict=True))


if __name__ == "__main__":
    warnings.simplefilter("error")  # Keras only warns where a weight was not found
    failed = 0
    files = sorted(pathlib.Path(sys.argv[1]).glob("*.keras"))
    for file in files:
        try:
            apart = difference(file)
        except Exception as problem:
            apart = f"{type(problem).__name__}: {problem}"
        if not isinstance(apart, float) or not apart <= TOLERANCE:
            failed += 1
            print(f"{file.name}: {apart}")
    print(f"{len(files) - failed} of {len(files)} equal within {TOLERANCE}")
    sys.exit(1 if failed or not files else 0)
