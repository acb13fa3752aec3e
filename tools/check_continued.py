"""Continues in Keras what Litmus saved, and compares the end with the training that Keras did alone.

    python tools/check_continued.py litmus-keras/src/test/resources/dev/litmus/keras/continued FOLDER

keras==3.15.1, tensorflow==2.21.0, h5py, numpy. FOLDER holds the models of the first folder as Litmus saved them,
as `.keras` or `.h5`, after more steps, any number below 100 in all. The numbers of steps to go stand in the
files themselves. Models whose weights are averaged must be saved while they train, since a fit's end puts the
averages in place; Lamb in `.h5` is a name that Keras does not read.
"""

import os
import pathlib
import sys

os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import h5py
import keras
import numpy as np
from keras.src.legacy.saving import legacy_h5_format


def load(path):
    """The model with its optimizer's state. Keras 3.15.1 builds the optimizer of a .h5 file for no weights
    at all and cannot go on with it, not even with its own files, so here it is made again."""
    model = keras.models.load_model(path)
    if path.suffix == ".h5":
        optimizer = type(model.optimizer).from_config(model.optimizer.get_config())
        optimizer.build(model.trainable_variables)
        with h5py.File(path) as file:
            optimizer.set_weights(legacy_h5_format.load_optimizer_weights_from_hdf5_group(file))
        model.compile(optimizer, model.loss)
    return model


def main(fixtures, folder):
    arrays = np.load(pathlib.Path(fixtures) / "continued.npz")
    worst = 0.0
    for path in sorted(p for p in pathlib.Path(folder).iterdir() if p.suffix in [".keras", ".h5"]):
        model = load(path)
        done = int(model.optimizer._iterations.numpy())
        assert 50 < done < 100, (path, done)
        for _ in range(done, 100):
            model.train_on_batch(arrays["x"], arrays["y"])
        model.optimizer.finalize_variable_values(model.trainable_variables)
        expected = [arrays[f"{path.stem}_{i}"] for i in range(len(model.weights))]
        off = max(np.abs(w.numpy() - e).max() for w, e in zip(model.weights, expected))
        print(f"{path.name}: from step {done}, off by {off:.1e}")
        worst = max(worst, off)
    assert worst < 6e-6, worst


if __name__ == "__main__":
    main(*sys.argv[1:])
