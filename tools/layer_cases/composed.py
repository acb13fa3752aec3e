"""Operation nodes that Litmus makes of others, and some without a family."""

import numpy as np
from keras import ops

from layer_cases.operations import node


def cases(random):
    x, other = random.normal(4, 3), random.normal(4, 3)
    cube, wide = random.normal(3, 2, 4), random.normal(3, 3, 4)
    gaps = random.normal(4, 2, 3)
    gaps[0, 1, 2] = gaps[2, 0, 0] = np.nan
    weights = np.array([0.5, 1.0, 2.0, 0.25], "float32")
    matrix = random.normal(4, 2)
    found = {}

    def add(name, function, *inputs):
        found[name] = (node(function), list(inputs))

    add("fabs", lambda t: ops.fabs(t), x)
    add("copy", lambda t: ops.copy(t), x)
    add("fmax", lambda a, b: ops.fmax(a, b), x, other)
    add("fmin", lambda a, b: ops.fmin(a, b), x, other)
    add("glu", lambda t: ops.glu(t), cube)
    add("glu_axis", lambda t: ops.glu(t, axis=1), cube)
    add("diff", lambda t: ops.diff(t, axis=-1), cube)
    add("diff_twice", lambda t: ops.diff(t, n=2, axis=2), cube)
    add("trace", lambda t: ops.trace(t, axis1=1, axis2=2), wide)
    add("trace_offset", lambda t: ops.trace(t, offset=1, axis1=1, axis2=2), wide)
    add("average_plain", lambda t: ops.average(t, axis=1), cube)
    add("average_constant", lambda t: ops.average(t, axis=2, weights=weights), cube)
    add("average_tensor", lambda a, b: ops.average(a, axis=1, weights=b), x, np.abs(other) + 0.5)
    add("hstack", lambda a, b: ops.hstack([a, b]), cube, wide)
    add("append", lambda a, b: ops.append(a, b, axis=1), cube, wide)
    add("moments", lambda t: ops.moments(t, axes=[1]), cube)
    add("moments_kept", lambda t: ops.moments(t, axes=[1, 2], keepdims=True), cube)
    add("median", lambda t: ops.median(t, axis=2), cube)
    add("median_odd", lambda t: ops.median(t, axis=1, keepdims=True), wide)
    add("quantile", lambda t: ops.quantile(t, 0.3, axis=2), cube)
    add("quantile_kept", lambda t: ops.quantile(t, 0.75, axis=1, keepdims=True), wide)
    add("quantile_midpoint", lambda t: ops.quantile(t, 0.4, axis=2, method="midpoint"), cube)
    add("ptp", lambda t: ops.ptp(t, axis=2), cube)
    add("max_initial", lambda t: ops.max(t, axis=2, initial=0.5), cube)
    add("min_initial", lambda t: ops.min(t, axis=1, keepdims=True, initial=-0.5), cube)
    add("normalize_1", lambda t: ops.normalize(t, axis=1, order=1), cube)
    add("normalize_epsilon", lambda t: ops.normalize(t, axis=-1, epsilon=0.5), cube)
    add("tensordot", lambda t: ops.tensordot(t, matrix, axes=1), cube)
    add("tensordot_axes", lambda t: ops.tensordot(t, matrix, axes=[[2], [0]]), cube)
    add("inner", lambda t: ops.inner(t, matrix.T), cube)
    add("nanvar", lambda t: ops.nanvar(t, axis=-1), gaps)
    add("nanstd", lambda t: ops.nanstd(t, axis=-1, keepdims=True), gaps)
    add("nanprod", lambda t: ops.nanprod(t, axis=-1), gaps)
    add("layer_norm", lambda t: ops.layer_normalization(t), cube)
    add(
        "layer_norm_scaled",
        lambda t: ops.layer_normalization(t, gamma=ops.convert_to_tensor(weights), beta=ops.convert_to_tensor(weights - 1), epsilon=0.01),
        cube,
    )
    add("rms_norm", lambda t: ops.rms_normalization(t, scale=ops.convert_to_tensor(weights)), cube)
    heads = random.normal(2, 3, 2, 4)
    add("dot_product_attention", lambda q, k, v: ops.dot_product_attention(q, k, v), heads, random.normal(2, 5, 2, 4), random.normal(2, 5, 2, 4))
    add("dot_product_attention_scale", lambda q, k, v: ops.dot_product_attention(q, k, v, scale=0.3), heads, random.normal(2, 5, 2, 4), random.normal(2, 5, 2, 4))
    add("multi_hot", lambda t: ops.multi_hot(t, 5), random.whole(5, 4, 3).astype("int32"))
    add("digitize", lambda t: ops.digitize(t, np.array([-0.5, 0.0, 0.7], "float32")), x)
    return found
