"""Regularizers, constraints, and the kin of dropout."""

from keras import constraints, layers, regularizers


def cases(random):
    return {
        "dense_regularized": (
            random.weighted(
                layers.Dense(
                    3,
                    activation="relu",
                    kernel_regularizer=regularizers.L1L2(l1=0.01, l2=0.02),
                    bias_regularizer="l2",
                    activity_regularizer="l1",
                    kernel_constraint=constraints.MaxNorm(3, axis=[0]),
                    bias_constraint="non_neg",
                )
            ),
            [random.normal(4, 2)],
        ),
        "dense_orthogonal": (
            random.weighted(
                layers.Dense(
                    3,
                    use_bias=False,
                    kernel_regularizer=regularizers.OrthogonalRegularizer(mode="columns"),
                    kernel_constraint=constraints.MinMaxNorm(0.1, 0.9, axis=[0, 1]),
                )
            ),
            [random.normal(4, 2)],
        ),
        "activity_regularization": (layers.ActivityRegularization(l1=0.01, l2=0.5), [random.normal(4, 3)]),
        "dropout_noise_shape": (layers.Dropout(0.5, noise_shape=(None, 1, None), seed=4), [random.normal(3, 4, 2)], True),
        "dropout_noise_shape_of_batch": (
            layers.Dropout(0.5, noise_shape=(1, 4, 1), seed=9),
            [random.normal(3, 4, 2)],
            True,
        ),
        "spatial_dropout_1d": (layers.SpatialDropout1D(0.4, seed=5), [random.normal(3, 4, 3)]),
        "spatial_dropout_1d_training": (layers.SpatialDropout1D(0.4, seed=5), [random.normal(3, 4, 3)], True),
        "spatial_dropout_2d": (layers.SpatialDropout2D(0.4), [random.normal(2, 3, 2, 3)]),
        "spatial_dropout_2d_training": (
            layers.SpatialDropout2D(0.4, seed=6),
            [random.normal(3, 3, 2, 4)],
            True,
        ),
        "spatial_dropout_2d_channels_first": (
            layers.SpatialDropout2D(0.4, data_format="channels_first", seed=6),
            [random.normal(3, 3, 2, 4)],
            True,
        ),
        "alpha_dropout": (layers.AlphaDropout(0.3), [random.normal(4, 3)]),
        "alpha_dropout_training": (layers.AlphaDropout(0.3, seed=7), [random.normal(4, 5)], True),
        "alpha_dropout_noise_shape": (
            layers.AlphaDropout(0.3, noise_shape=(None, 1), seed=7),
            [random.normal(6, 5)],
            True,
        ),
        "gaussian_noise": (layers.GaussianNoise(0.5), [random.normal(4, 3)]),
        "gaussian_noise_training": (layers.GaussianNoise(0.5, seed=8), [random.normal(4, 3)], True),
        "gaussian_noise_none": (layers.GaussianNoise(0.0), [random.normal(4, 3)], True),
        "gaussian_dropout": (layers.GaussianDropout(0.5), [random.normal(4, 3)]),
        "gaussian_dropout_training": (layers.GaussianDropout(0.2, seed=9), [random.normal(4, 3)], True),
    }
