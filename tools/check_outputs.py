"""Continues in Keras the trainings of several outputs that Litmus saved half-way, and compares the end with
the training that Keras did alone.

    python tools/check_outputs.py litmus-keras/src/test/resources/dev/litmus/keras/outputs FOLDER

keras==3.15.1, tensorflow==2.21.0, numpy. FOLDER holds `CASE.keras` and `CASE.h5`, cases of the first folder that
Litmus loaded, trained for three of the six epochs in batches of 8 rows, unshuffled, and saved with the trainer.
Compared are the weights and the names of the figures. Keras 3.15.1 cannot go on from any `.h5` file, its own
included (the optimizer that it loads knows no variables), so of those the figures of `evaluate` are compared.
"""

import json
import os
import pathlib
import sys

os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import keras
import numpy as np


def numbered(arrays, prefix):
    found = []
    while f"{prefix}{len(found)}" in arrays:
        found.append(arrays[f"{prefix}{len(found)}"])
    return found[0] if len(found) == 1 else found or None


def main(fixtures, folder):
    arrays = np.load(pathlib.Path(fixtures) / "outputs.npz")
    told = json.loads((pathlib.Path(fixtures) / "outputs.json").read_text(encoding="ascii"))
    worst = 0.0
    for path in sorted(pathlib.Path(folder).glob("*.*")):
        if path.suffix not in (".keras", ".h5"):
            continue
        name = path.stem
        model = keras.models.load_model(path)
        x, y, w = arrays[f"{name}_x"], numbered(arrays, f"{name}_y"), numbered(arrays, f"{name}_w")
        if path.suffix == ".h5":
            twin = keras.models.load_model(path.with_suffix(".keras"))
            figures, same = (
                each.evaluate(x, y, sample_weight=w, verbose=0, return_dict=True) for each in (model, twin)
            )
            assert figures.keys() == same.keys(), (path, figures, same)
            off = max(abs(figures[figure] - same[figure]) for figure in same)
            print(f"{path.name}: off by {off:.1e}", flush=True)
            worst = max(worst, off)
            continue
        history = model.fit(
            x, y, sample_weight=w, batch_size=8, epochs=6, initial_epoch=3, shuffle=False, verbose=0
        )
        expected = {figure for figure in told[name]["history"] if not figure.startswith("val_")}
        assert set(history.history) == expected, (path, sorted(history.history), sorted(expected))
        weights = [arrays[f"{name}_{i}"] for i in range(len(model.weights))]
        off = max(np.abs(w.numpy() - e).max() for w, e in zip(model.weights, weights))
        print(f"{path.name}: off by {off:.1e}", flush=True)
        worst = max(worst, off)
    assert worst < 2e-5, worst


if __name__ == "__main__":
    main(*sys.argv[1:])
