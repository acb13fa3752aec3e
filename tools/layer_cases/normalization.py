"""Normalization by the batch, the row, groups of channels."""

import numpy as np
from keras import layers


def varied(random, layer):
    """Gives every weight a value of its own; variances are positive."""

    def build(x):
        layer.build(x[0].shape)
        layer.set_weights(
            [
                np.abs(random.normal(*w.shape)) + 0.25 if "variance" in w.name else random.normal(*w.shape)
                for w in layer.weights
            ]
        )
        return layer

    return build


def cases(random):
    batch = layers.BatchNormalization
    return {
        "batch_normalization": (varied(random, batch()), [random.normal(5, 3)]),
        "batch_normalization_training": (varied(random, batch(epsilon=0.01)), [random.normal(7, 3)], True),
        "batch_normalization_bare_training": (
            varied(random, batch(center=False, scale=False, momentum=0.5)),
            [random.normal(4, 2)],
            True,
        ),
        "batch_normalization_images": (varied(random, batch(scale=False)), [random.normal(2, 2, 3, 4)]),
        "batch_normalization_images_training": (
            varied(random, batch(center=False, gamma_regularizer="l1")),
            [random.normal(3, 2, 2, 3)],
            True,
        ),
        "batch_normalization_axis_1": (varied(random, batch(axis=1)), [random.normal(2, 3, 2, 2)]),
        "batch_normalization_axis_1_training": (varied(random, batch(axis=1)), [random.normal(3, 2, 4)], True),
        "layer_normalization": (varied(random, layers.LayerNormalization()), [random.normal(4, 5)]),
        "layer_normalization_steps": (
            varied(random, layers.LayerNormalization(center=False, epsilon=1e-5)),
            [random.normal(3, 2, 4)],
        ),
        "layer_normalization_axes": (
            varied(random, layers.LayerNormalization(axis=[1, 2])),
            [random.normal(3, 2, 4)],
        ),
        "layer_normalization_axis_1": (
            varied(random, layers.LayerNormalization(axis=1, beta_constraint="non_neg")),
            [random.normal(3, 4, 2)],
        ),
        "layer_normalization_bare": (
            layers.LayerNormalization(center=False, scale=False),
            [random.normal(3, 4)],
        ),
        "layer_normalization_rms": (
            varied(random, layers.LayerNormalization(rms_scaling=True)),
            [random.normal(3, 4)],
        ),
        "group_normalization": (varied(random, layers.GroupNormalization(groups=2)), [random.normal(3, 2, 2, 4)]),
        "group_normalization_one": (
            varied(random, layers.GroupNormalization(groups=1, scale=False)),
            [random.normal(3, 4)],
        ),
        "group_normalization_each": (
            varied(random, layers.GroupNormalization(groups=3, center=False, epsilon=0.1)),
            [random.normal(2, 4, 3)],
        ),
        "group_normalization_axis_1": (
            varied(random, layers.GroupNormalization(groups=2, axis=1)),
            [random.normal(2, 4, 3)],
        ),
        "rms_normalization": (varied(random, layers.RMSNormalization()), [random.normal(4, 5)]),
        "rms_normalization_axes": (
            varied(random, layers.RMSNormalization(axis=(1, 2), epsilon=0.01)),
            [random.normal(3, 2, 4)],
        ),
        "unit_normalization": (layers.UnitNormalization(), [random.normal(4, 5)]),
        "unit_normalization_axis_1": (layers.UnitNormalization(axis=1), [random.normal(3, 4, 2)]),
        "unit_normalization_axes": (layers.UnitNormalization(axis=[1, 2]), [random.normal(3, 4, 2)]),
    }
