"""Operation nodes that are less common: along an axis, with several results, of matrices, and what layers do."""

import numpy as np
from keras import ops
from keras.src.ops import numpy as keras_numpy

from layer_cases.operations import node


def cases(random):
    x, other = random.normal(4, 3), random.normal(4, 3)
    positive = np.abs(random.normal(4, 3)) + 0.25
    small = np.tanh(random.normal(4, 3)) * 0.9
    cube, wide = random.normal(3, 2, 4), random.normal(3, 3, 4)
    whole = random.whole(4, 4, 3).astype("int32")
    found = {}

    def add(name, function, *inputs):
        found[name] = (node(function), list(inputs))

    for name in "Arcsinh Cbrt Sinc Deg2rad Rad2deg Conjugate Real Signbit".split():
        add(name.lower(), lambda t, c=name: getattr(keras_numpy, c)()(t), x)
    add("arccosh", lambda t: ops.arccosh(t), 1 + positive)
    add("arctanh", lambda t: ops.arctanh(t), small)
    add("stop_gradient", lambda t: ops.stop_gradient(t), x)
    add("logaddexp2", lambda a, b: ops.logaddexp2(a, b), x, other)
    add("fmod", lambda a, b: ops.fmod(a, b), 5 * x, positive)
    add("heaviside", lambda a, b: ops.heaviside(a, b), x, other)
    for name in "selu celu hard_silu tanh_shrink hard_shrink soft_shrink squareplus sparse_plus sparse_sigmoid".split():
        add(name, lambda t, c=name: getattr(ops, c)(t), 2 * x)
    add("celu_alpha", lambda t: ops.celu(t, alpha=0.7), 2 * x)
    add("threshold", lambda t: ops.threshold(t, 0.1, -0.3), x)

    add("amax", lambda t: ops.amax(t, axis=1), cube)
    add("amin", lambda t: ops.amin(t, axis=(1, 2), keepdims=True), cube)
    add("count_nonzero", lambda t: ops.count_nonzero(t, axis=-1), np.round(cube))
    gaps = random.normal(4, 2, 3)
    gaps[0, 1, 2] = gaps[2, 0, 0] = np.nan
    for name in "nansum nanmean nanmax nanmin".split():
        add(name, lambda t, c=name: getattr(ops, c)(t, axis=-1), gaps)
    add("norm_1", lambda t: ops.norm(t, ord=1, axis=-1, keepdims=True), cube)
    add("norm_frobenius", lambda t: ops.norm(t, ord="fro", axis=(1, 2)), cube)

    add("softmax_inner", lambda t: ops.softmax(t, axis=1), cube)
    add("one_hot_axis", lambda t: ops.one_hot(t, 4, axis=1), whole)
    add("cumsum", lambda t: ops.cumsum(t, axis=1), cube)
    add("cumprod", lambda t: ops.cumprod(t, axis=-1), cube)
    add("sort", lambda t: ops.sort(t, axis=1), random.normal(3, 4, 2))
    add("argsort", lambda t: ops.argsort(t, axis=-1), cube)
    add("top_k", lambda t: ops.top_k(t, 3), cube)
    add("split", lambda t: ops.split(t, 2, axis=-1), cube)
    add("split_places", lambda t: ops.split(t, [1, 3], axis=1), random.normal(3, 4, 2))
    add("unstack", lambda t: ops.unstack(t, axis=1), cube)
    add("einsum", lambda a, b: ops.einsum("bij,bkj->bik", a, b), cube, wide)
    add("einsum_ellipsis", lambda a, b: ops.einsum("...i,...i->...", a, b), cube, cube[:, ::-1])
    add("einsum_constant", lambda a: ops.einsum("bij,jk->bki", a, np.arange(8, dtype="float32").reshape(4, 2)), cube)
    add("einsum_sum", lambda a: ops.einsum("bij->b", a), cube)

    square = random.normal(3, 3, 3)
    add("tril", lambda t: ops.tril(t), square)
    add("triu", lambda t: ops.triu(t, k=1), cube)
    add("diagonal", lambda t: ops.diagonal(t, offset=1, axis1=1, axis2=2), cube)
    add("diagonal_below", lambda t: ops.diagonal(t, offset=-1, axis1=2, axis2=1), cube)
    add("roll", lambda t: ops.roll(t, 3, axis=2), cube)
    add("roll_axes", lambda t: ops.roll(t, (-1, 1), axis=(2, 1)), cube)
    add("broadcast_to", lambda t: ops.broadcast_to(t, (3, 2, 4)), cube[:, :1])
    add("repeat_each", lambda t: ops.repeat(t, [2, 0, 1, 3], axis=2), cube)

    image = random.normal(2, 5, 4, 2)
    add("max_pool", lambda t: ops.max_pool(t, 2), image)
    add("max_pool_1d", lambda t: ops.max_pool(t, 2, strides=1, padding="same"), cube)
    add("average_pool", lambda t: ops.average_pool(t, (3, 2), strides=1, padding="same"), image)
    add("average_pool_1d", lambda t: ops.average_pool(t, 2), cube)
    add("resize", lambda t: ops.image.resize(t, (3, 6)), image)
    add("normalize", lambda t: ops.normalize(t, axis=1), cube)
    return found
