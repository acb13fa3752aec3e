"""What the families of layer cases share: see tools/make_layers.py.

A family is a module with a function `cases(random)` that returns a dictionary: the name of a case to
(layer, inputs), (layer, inputs, True) for training, or (layer, inputs, options), where options may have
`training`, `keywords` (arrays that the call gives by name), `arguments` (what else it gives by name) and
`call`, a function that calls the layer on a list of tensors. Instead of a layer there may be a function
that makes it from the inputs.
"""

import numpy as np


class Random:
    """The numbers of one family."""

    def __init__(self, seed):
        self.generator = np.random.default_rng(seed)

    def normal(self, *shape):
        return self.generator.normal(size=shape).astype("float32")

    def whole(self, high, *shape):
        return self.generator.integers(0, high, size=shape).astype("float32")

    def words(self, *shape):
        return self.generator.choice(["red", "green", "blue", "", "Grün", "zzz"], size=shape)

    def holes(self):
        x = self.normal(4, 3)
        x[0, 1] = x[2, 2] = np.nan
        x[1, 0] = np.inf
        x[3, 2] = -np.inf
        return x

    def weighted(self, layer):
        """Gives every float weight of a built layer a value of its own."""

        def build(x):
            layer.build([t.shape for t in x] if len(x) > 1 else x[0].shape)
            layer.set_weights([self.normal(*w.shape) for w in layer.weights])
            return layer

        return build


def adapted(layer):
    def build(x):
        layer.adapt(x[0])
        return layer

    return build
