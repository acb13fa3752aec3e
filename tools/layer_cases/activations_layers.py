"""Activations as layers, with their arguments."""

import numpy as np
from keras import layers


def cases(random):
    def clear(*shape):
        """Numbers that are not near 0, 0.5, 1, 3.5 and 6, where slopes change."""
        x = 3 * random.normal(*shape)
        for edge in [0, 0.5, 1, 3.5, 6]:
            x = np.where(np.abs(x - edge) < 0.05, edge + 0.1, x)
        return [x.astype("float32")]

    def edges():
        """Numbers where they change: training leaves out the comparison with differences."""
        return [np.array([[0, 0.5, 1], [3.5, 6, -1]], "float32")]

    relus = {
        "relu": layers.ReLU(),
        "relu_6": layers.ReLU(max_value=6),
        "relu_most": layers.ReLU(max_value=3.5),
        "relu_slope": layers.ReLU(negative_slope=0.1),
        "relu_threshold": layers.ReLU(threshold=1.0),
        "relu_all": layers.ReLU(max_value=3.5, negative_slope=0.25, threshold=0.5),
        "relu_slope_most": layers.ReLU(max_value=6, negative_slope=0.25),
        "leaky_relu": layers.LeakyReLU(),
        "leaky_relu_slope": layers.LeakyReLU(negative_slope=0.01),
        "elu": layers.ELU(),
        "p_re_lu": random.weighted(layers.PReLU()),
    }
    cases = {name: (layer, clear(5, 3)) for name, layer in relus.items()}
    cases |= {name + "_edges": (layer, edges(), True) for name, layer in relus.items() if name != "p_re_lu"}
    return cases | {
        "p_re_lu_edges": (random.weighted(layers.PReLU()), edges(), True),
        "p_re_lu_shared": (
            random.weighted(layers.PReLU(shared_axes=[1, 2], alpha_regularizer="l2", alpha_constraint="non_neg")),
            clear(3, 2, 4, 3),
        ),
        "p_re_lu_shared_last": (random.weighted(layers.PReLU(shared_axes=2)), clear(3, 2, 4)),
        "softmax": (layers.Softmax(), [random.normal(4, 3)]),
        "softmax_axis_1": (layers.Softmax(axis=1), [random.normal(3, 4, 2)]),
        "softmax_axes": (layers.Softmax(axis=[1, 2]), [random.normal(3, 4, 2)]),
        "identity": (layers.Identity(), [random.normal(4, 3)]),
    }
