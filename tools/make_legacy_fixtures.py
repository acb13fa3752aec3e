#!/usr/bin/env python3
"""Makes the legacy .h5 files, files of weights and architectures that the tests read, of the models in the .keras
files that tools/make_keras_fixtures.py makes.

keras==3.15.1, tensorflow==2.21.0, h5py==3.14.0, numpy==2.4.6. Run from the repository root:

    python tools/make_legacy_fixtures.py
"""

import json
import os
import pathlib

os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import h5py
import keras
import numpy as np

FOLDER = pathlib.Path("litmus-keras/src/test/resources/dev/litmus/keras")


def plain(value):
    """A configuration of Keras 3 as Keras 2 wrote it."""
    if isinstance(value, list):
        return [plain(item) for item in value]
    if not isinstance(value, dict):
        return value
    if value.get("class_name") == "DTypePolicy":
        return value["config"]["name"]
    result = {}
    for key, item in value.items():
        if key in ("module", "registered_name", "build_config", "quantization_config", "input_axes", "output_axes"):
            continue
        if key == "optional":
            continue
        result["batch_input_shape" if key == "batch_shape" else key] = plain(item)
    return result


def keras_2(name, source):
    """The form that Keras 2.10 gave its .h5 files, written from knowledge of the format."""
    model = keras.saving.load_model(FOLDER / f"{source}.keras")
    layers = []
    for layer in model.layers:
        layer_config = plain({"class_name": type(layer).__name__, "config": layer.get_config()})
        layers.append(layer_config)
    layers[0]["config"]["batch_input_shape"] = [None, *model.input_shape[1:]]
    config = {"class_name": "Sequential", "config": {"name": model.name, "layers": layers}}
    optimizer = {"name": "Adam", "lr": float(model.optimizer.learning_rate), "decay": 0.0, "beta_1": 0.9,
                 "beta_2": 0.999, "epsilon": 1e-07, "amsgrad": False}
    metric = {"name": "accuracy", "dtype": "float32", "fn": "binary_accuracy"}
    training = {
        "loss": "binary_crossentropy",
        "metrics": [[{"class_name": "MeanMetricWrapper", "config": metric}]],
        "weighted_metrics": None,
        "loss_weights": None,
        "optimizer_config": {"class_name": "Adam", "config": optimizer},
    }
    with h5py.File(FOLDER / f"{name}.h5", "w") as f:
        f.attrs["backend"] = b"tensorflow"
        f.attrs["keras_version"] = b"2.10.0"
        f.attrs["model_config"] = json.dumps(config).encode()
        f.attrs["training_config"] = json.dumps(training).encode()
        group = f.create_group("model_weights")
        group.attrs["backend"] = b"tensorflow"
        group.attrs["keras_version"] = b"2.10.0"
        # Keras cuts lists of names that are too long; here they are cut for the sake of the test.
        names = [layer.name.encode() for layer in model.layers]
        group.attrs["layer_names0"] = names[:2]
        group.attrs["layer_names1"] = names[2:]
        for layer in model.layers:
            own = group.create_group(layer.name)
            weights = {f"{layer.name}/{w.name}:0": w.numpy() for w in layer.weights}
            own.attrs["weight_names"] = [n.encode() for n in weights]
            for path, value in weights.items():
                own[path] = value
        steps = f.create_group("optimizer_weights")
        variables = [v.numpy() for v in model.optimizer.variables]
        state = {"Adam/iter:0": variables[0]}
        paths = [f"{layer.name}/{w.name}" for layer in model.layers for w in layer.trainable_weights]
        for kind, first in (("m", 2), ("v", 3)):
            for path, value in zip(paths, variables[first::2], strict=True):
                state[f"Adam/{path}/{kind}:0"] = value
        steps.attrs["weight_names"] = [n.encode() for n in state]
        for path, value in state.items():
            steps[path] = value


def operations():
    """Operation nodes, which Keras writes into .h5 files and cannot read back: x above 0 doubled, then running sums."""
    x = keras.Input((3,))
    y = keras.ops.cumsum(keras.ops.cast(x > 0, "float32") * x * 2, axis=1)
    keras.Model(x, y).save(FOLDER / "operations.h5")


def images():
    """Preparation of images in a functional model, whose calls Keras writes with `training` on."""
    x = keras.Input((12, 10, 3))
    y = keras.layers.Resizing(7, 9, crop_to_aspect_ratio=True)(x)
    (FOLDER / "images.json").write_text(keras.Model(x, y).to_json())


def main():
    operations()
    images()
    for name in ("trained_adam", "trained_rmsprop", "trained_sgd", "nested"):
        model = keras.saving.load_model(FOLDER / f"{name}.keras")
        model.save(FOLDER / f"{name}.h5")
    model = keras.saving.load_model(FOLDER / "trained_adam.keras")
    model.save_weights(FOLDER / "trained_adam.weights.h5")
    (FOLDER / "trained_adam.json").write_text(model.to_json())
    keras_2("keras2_adam", "trained_adam")


if __name__ == "__main__":
    main()
