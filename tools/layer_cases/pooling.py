"""Pooling."""

import numpy as np
from keras import layers


def cases(random):
    def apart(*shape):
        """Numbers so far apart that a small step changes no order."""
        return random.generator.permutation(np.arange(np.prod(shape))).reshape(shape).astype("float32") / 16

    ties = np.round(random.normal(2, 5, 5, 2))
    # Differences tell nothing where several places are the largest: such cases are run as in training.
    return {
        "max1d": (layers.MaxPooling1D(), [apart(2, 7, 3)]),
        "max1d_same": (layers.MaxPooling1D(3, strides=2, padding="same"), [apart(2, 8, 3)]),
        "max1d_first": (layers.MaxPooling1D(2, data_format="channels_first"), [apart(2, 3, 6)]),
        "max2d": (layers.MaxPooling2D(), [apart(2, 5, 6, 3)]),
        "max2d_overlapping": (layers.MaxPooling2D((3, 2), strides=(1, 2)), [apart(2, 5, 6, 2)]),
        "max2d_same": (layers.MaxPooling2D(3, padding="same"), [apart(2, 5, 7, 2) - 50]),
        "max2d_ties": (layers.MaxPooling2D(3, strides=1), [ties], True),
        "max2d_first": (layers.MaxPooling2D(2, data_format="channels_first"), [apart(2, 3, 4, 5)]),
        "average1d": (layers.AveragePooling1D(2), [random.normal(2, 7, 3)]),
        "average1d_same": (layers.AveragePooling1D(3, strides=2, padding="same"), [random.normal(2, 8, 3)]),
        "average2d": (layers.AveragePooling2D((2, 3)), [random.normal(2, 5, 6, 3)]),
        "average2d_same": (layers.AveragePooling2D(3, strides=2, padding="same"), [random.normal(2, 6, 5, 2)]),
        "average2d_first": (
            layers.AveragePooling2D(2, data_format="channels_first"),
            [random.normal(2, 3, 4, 5)],
        ),
        "global_max1d": (layers.GlobalMaxPooling1D(), [apart(3, 5, 4)]),
        "global_max1d_kept": (layers.GlobalMaxPooling1D(keepdims=True), [apart(3, 5, 4)]),
        "global_max2d": (layers.GlobalMaxPooling2D(), [apart(3, 4, 5, 2)]),
        "global_max2d_ties": (layers.GlobalMaxPooling2D(keepdims=True), [ties], True),
        "global_max2d_first": (
            layers.GlobalMaxPooling2D(data_format="channels_first", keepdims=True),
            [apart(3, 2, 4, 5)],
        ),
        "global_average1d": (layers.GlobalAveragePooling1D(), [random.normal(3, 5, 4)]),
        "global_average1d_first": (
            layers.GlobalAveragePooling1D(data_format="channels_first"),
            [random.normal(3, 5, 4)],
        ),
        "global_average2d": (layers.GlobalAveragePooling2D(), [random.normal(3, 4, 5, 2)]),
        "global_average2d_kept": (layers.GlobalAveragePooling2D(keepdims=True), [random.normal(3, 4, 5, 2)]),
    }
