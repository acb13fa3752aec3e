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
    }
