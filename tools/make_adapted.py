"""Writes what Keras's preprocessing layers learn from data with adapt(), for Litmus's AdaptTest.

    python tools/make_adapted.py litmus-nn/src/test/resources/dev/litmus/nn/layers/adapted.jsonl

Needs keras==3.15.1 on TensorFlow. Each line is a JSON object: the layer's class and configuration before it
saw data, the data's shape and elements, and what it learnt: "vocabulary" without special tokens and
"weights" of tf_idf, or "boundaries", or "mean" and "variance".
"""

import json
import sys

import keras
import numpy as np
from keras import layers

TEXTS = [
    "The cat sat on the mat.",
    "the dog sat; the cat ran",
    "A dog? A cat! [UNK]",
    "",
    "𝒳 ｡ Ωm zz yy 𝒳",
    "mat mat",
]
WORDS = np.array([["b", "a"], ["a", ""], ["c", "[UNK]"], ["c", "é"], ["𝒳", "｡"], ["a", "b"]])
NUMBERS = np.array([[3, 5], [5, -1], [0, 3], [9, 5], [-7, 0]])


def learnt(layer, data):
    layer.adapt(data)
    if isinstance(layer, layers.Normalization):
        return {
            "mean": layer.adapt_mean.numpy().reshape(-1).tolist(),
            "variance": layer.adapt_variance.numpy().reshape(-1).tolist(),
        }
    if isinstance(layer, layers.Discretization):
        return {"boundaries": layer.bin_boundaries}
    lookup = layer._lookup_layer if isinstance(layer, layers.TextVectorization) else layer
    found = [t.item() if isinstance(t, np.generic) else t for t in layer.get_vocabulary(include_special_tokens=False)]
    result = {"vocabulary": found}
    if lookup.output_mode == "tf_idf":
        result["weights"] = lookup.idf_weights.numpy().tolist()
    return result


def cases():
    random = np.random.default_rng(7)
    normal = random.normal(3, 2, (60, 4)).astype("float32")
    texts = np.array(TEXTS)[:, None]
    yield layers.Normalization(), normal
    yield layers.Normalization(axis=None), normal
    yield layers.Normalization(axis=(1, 3)), normal.reshape(5, 3, 8, 2)
    yield layers.Discretization(num_bins=2), normal
    yield layers.Discretization(num_bins=7), normal
    yield layers.Discretization(num_bins=4, epsilon=0.05), normal
    yield layers.Discretization(num_bins=10), normal[:3]
    yield layers.Discretization(num_bins=49), random.normal(0, 1, 1234).astype("float32")[:, None]
    yield layers.Discretization(num_bins=5), np.round(normal)
    yield layers.StringLookup(), WORDS
    yield layers.StringLookup(mask_token="", num_oov_indices=2, max_tokens=6), WORDS
    yield layers.StringLookup(output_mode="tf_idf"), WORDS
    yield layers.StringLookup(output_mode="tf_idf", max_tokens=5, pad_to_max_tokens=True), WORDS
    yield layers.IntegerLookup(), NUMBERS
    yield layers.IntegerLookup(mask_token=0, max_tokens=4), NUMBERS
    yield layers.TextVectorization(), texts
    yield layers.TextVectorization(max_tokens=6, output_mode="count"), texts
    yield layers.TextVectorization(output_mode="tf_idf"), texts
    yield layers.TextVectorization(output_mode="tf_idf", ngrams=2, max_tokens=12, pad_to_max_tokens=True), texts
    yield layers.TextVectorization(standardize=None, split="character"), texts
    yield layers.TextVectorization(standardize="lower", split=None, output_mode="multi_hot"), texts


def main(path):
    assert keras.__version__ == "3.15.1"
    with open(path, "w", encoding="utf-8", newline="\n") as out:
        for layer, data in cases():
            config = layer.get_config()
            elements = data.reshape(-1).tolist()
            if data.dtype == np.float32:
                elements = [float(str(element)) for element in data.reshape(-1)]
            line = {"layer": type(layer).__name__, "config": config, "shape": list(data.shape), "data": elements}
            out.write(json.dumps(line | learnt(layer, data), ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main(sys.argv[1])
