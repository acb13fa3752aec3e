"""The layers of tables."""

import numpy as np
from keras import layers
from keras.src.ops import core, numpy as keras_numpy

from layer_cases import adapted

MEAN, VARIANCE = [0.5, -1.0, 2.0], [4.0, 0.25, 1e-20]
VOCABULARY = ["red", "green", "blue"]


def cases(random):
    return {
        "input": (layers.InputLayer(shape=(3,)), [random.normal(4, 3)]),
        "input_strings": (layers.InputLayer(shape=(2,), dtype="string"), [random.words(4, 2)]),
        "dense": (random.weighted(layers.Dense(4)), [random.normal(4, 3)]),
        "dense_tanh": (random.weighted(layers.Dense(5, activation="tanh")), [random.normal(4, 3)]),
        "dense_sigmoid": (random.weighted(layers.Dense(1, activation="sigmoid")), [random.normal(4, 7)]),
        "dense_softmax": (random.weighted(layers.Dense(3, activation="softmax")), [random.normal(4, 2)]),
        "dense_no_bias": (
            random.weighted(layers.Dense(3, activation="relu", use_bias=False, kernel_initializer="he_normal")),
            [random.normal(4, 2, 3)],
        ),
        "dense_rank_4": (random.weighted(layers.Dense(2, activation="gelu")), [random.normal(3, 2, 2, 3)]),
        "activation": (layers.Activation("elu"), [random.normal(4, 3)]),
        "activation_softmax": (layers.Activation("softmax"), [random.normal(3, 2, 4)]),
        "cast_int": (core.Cast("int32"), [3 * random.normal(4, 3)]),
        "cast_bool": (core.Cast("bool"), [random.whole(2, 4, 3)]),
        "cast_float": (core.Cast("float32"), [random.normal(4, 3)]),
        "category_encoding": (layers.CategoryEncoding(num_tokens=5), [random.whole(5, 4, 3)]),
        "category_encoding_one_hot": (
            layers.CategoryEncoding(num_tokens=5, output_mode="one_hot"),
            [random.whole(5, 4, 1)],
        ),
        "category_encoding_one_hot_many": (
            layers.CategoryEncoding(num_tokens=5, output_mode="one_hot"),
            [random.whole(5, 4, 3)],
        ),
        "category_encoding_count": (
            layers.CategoryEncoding(num_tokens=3, output_mode="count"),
            [random.whole(3, 4, 6)],
        ),
        "concatenate": (layers.Concatenate(), [random.normal(4, 3), random.normal(4, 1), random.normal(4, 2)]),
        "concatenate_axis_1": (layers.Concatenate(axis=1), [random.normal(4, 2, 3), random.normal(4, 1, 3)]),
        "discretization": (layers.Discretization(bin_boundaries=[-0.5, 0.0, 0.7]), [random.normal(4, 3)]),
        "discretization_one_hot": (
            layers.Discretization(bin_boundaries=[-0.5, 0.0, 0.7], output_mode="one_hot"),
            [random.normal(5, 1)],
        ),
        "dropout": (layers.Dropout(0.4, seed=3), [random.normal(4, 3)]),
        "dropout_training": (layers.Dropout(0.4, seed=3), [random.normal(6, 5)], True),
        "dropout_none": (layers.Dropout(0.0), [random.normal(4, 3)], True),
        "flatten": (layers.Flatten(), [random.normal(4, 2, 3, 2)]),
        "flatten_flat": (layers.Flatten(), [random.normal(4, 2)]),
        "isnan": (keras_numpy.Isnan(), [random.holes()]),
        "nan_to_num": (keras_numpy.NanToNum(), [random.holes()]),
        "nan_to_num_given": (keras_numpy.NanToNum(nan=2.5, posinf=100.0, neginf=-7.0), [random.holes()]),
        "normalization": (layers.Normalization(mean=MEAN, variance=VARIANCE), [random.normal(4, 3)]),
        "normalization_inverted": (
            layers.Normalization(mean=MEAN, variance=VARIANCE, invert=True),
            [random.normal(4, 2, 3)],
        ),
        "normalization_one_mean": (layers.Normalization(axis=None, mean=0.5, variance=4.0), [random.normal(4, 3)]),
        "normalization_adapted": (adapted(layers.Normalization()), [random.normal(9, 3)]),
        "normalization_adapted_axes": (adapted(layers.Normalization(axis=(1, 2))), [random.normal(9, 2, 3)]),
        "rescaling": (layers.Rescaling(0.25, offset=-1.5), [random.normal(4, 3)]),
        "rescaling_columns": (
            layers.Rescaling([0.25, 2.0, -1.0], offset=[0.0, 1.0, 0.5]),
            [random.normal(4, 3)],
        ),
        "string_lookup": (layers.StringLookup(vocabulary=VOCABULARY), [random.words(6, 2)]),
        "string_lookup_one_hot": (
            layers.StringLookup(vocabulary=VOCABULARY, output_mode="one_hot"),
            [random.words(6, 1)],
        ),
        "string_lookup_multi_hot": (
            layers.StringLookup(vocabulary=VOCABULARY, output_mode="multi_hot"),
            [random.words(6, 3)],
        ),
        "string_lookup_count": (
            layers.StringLookup(vocabulary=VOCABULARY, output_mode="count"),
            [random.words(6, 4)],
        ),
        "string_lookup_no_unknown": (
            layers.StringLookup(vocabulary=VOCABULARY, num_oov_indices=0),
            [np.array([["red"], ["blue"], ["green"]])],
        ),
    }
