"""Operation nodes of functional models: a case a class, with constants on either side where it has two."""

import json

import keras
import numpy as np
from keras import ops
from keras.src.ops import nn as keras_nn
from keras.src.ops import numpy as keras_numpy


def node(function):
    """Makes what make_layers.py wants of a function of symbolic tensors: its last operation."""

    def build(arrays):
        inputs = [keras.Input(batch_shape=(None,) + a.shape[1:], dtype=a.dtype.name) for a in arrays]
        model = keras.Model(inputs, function(*inputs))
        entry = json.loads(model.to_json())["config"]["layers"][-1]
        assert len(model.operations) == len(arrays) + 1, model.operations

        def call(self, x):
            return model(x)

        members = {
            "__call__": call,
            "get_config": lambda self: entry["config"],
            "weights": [],
            "node": entry["inbound_nodes"][0],
        }
        return type(entry["class_name"], (), members)()

    return build


def cases(random):
    x, other, column = random.normal(4, 3), random.normal(4, 3), random.normal(4, 1)
    positive = np.abs(random.normal(4, 3)) + 0.25
    small = np.tanh(random.normal(4, 3)) * 0.9
    cube, wide = random.normal(3, 2, 4), random.normal(3, 3, 4)
    true, false = random.whole(2, 4, 3).astype(bool), random.whole(2, 4, 3).astype(bool)
    whole = random.whole(4, 4, 3).astype("int32")
    found = {}

    def add(name, function, *inputs):
        found[name] = (node(function), list(inputs))

    for name in "Negative Absolute Square Exp Exp2 Expm1 Sin Cos Tan Arctan Sinh Cosh Tanh Floor Ceil Trunc Sign".split():
        add(name.lower(), lambda t, c=name: getattr(keras_numpy, c)()(t), x)
    for name in "Abs Isposinf Isneginf Isinf Isfinite".split():
        if hasattr(keras_numpy, name):
            data = x if name == "Abs" else random.holes()
            add(name.lower(), lambda t, c=name: getattr(keras_numpy, c)()(t), data)
    for name in "Sqrt Log Log2 Log10 Log1p Reciprocal".split():
        add(name.lower(), lambda t, c=name: getattr(keras_numpy, c)()(t), positive)
    for name in "Arcsin Arccos".split():
        add(name.lower(), lambda t, c=name: getattr(keras_numpy, c)()(t), small)
    for name in "Relu Relu6 Sigmoid LogSigmoid Softplus Softsign Silu HardSigmoid HardTanh Elu LeakyRelu".split():
        add(name.lower(), lambda t, c=name: getattr(keras_nn, c)()(t), 3 * x)
    add("gelu", lambda t: ops.gelu(t), x)
    add("gelu_exact", lambda t: ops.gelu(t, approximate=False), x)
    add("leaky_relu_slope", lambda t: ops.leaky_relu(t, 0.1), x)
    add("rsqrt", lambda t: ops.rsqrt(t), positive)
    add("erf", lambda t: ops.erf(t), x)
    add("logical_not", lambda t: ops.logical_not(t), true)
    add("zeros_like", lambda t: ops.zeros_like(t), x)
    add("ones_like", lambda t: ops.ones_like(t), x)
    add("full_like", lambda t: ops.full_like(t, 2.5), x)
    add("round", lambda t: ops.round(t), 4 * x)
    add("round_decimals", lambda t: ops.round(t, decimals=1), 4 * x)
    add("clip", lambda t: ops.clip(t, -0.5, 0.75), x)

    add("add", lambda a, b: a + b, x, other)
    add("add_column", lambda a, b: a + b, x, column)
    add("add_number", lambda a: 2 + a, x)
    add("add_array", lambda a: a + np.array([1.0, 2.0, 3.0], "float32"), x)
    add("add_tensor", lambda a: a + ops.convert_to_tensor([[1.0, 2.0, 3.0, 4.0], [0.5, 0.5, 0.0, 1.0]]), cube)
    add("subtract", lambda a, b: a - b, column, x)
    add("subtract_from", lambda a: 1 - a, x)
    add("multiply", lambda a, b: a * b, cube, cube[:, :1])
    add("multiply_number", lambda a: a * 2.0, x)
    add("true_divide", lambda a, b: a / b, x, positive)
    add("true_divide_number", lambda a: 1.0 / a, positive)
    add("divide", lambda a, b: ops.divide(a, b), x, positive)
    add("divide_no_nan", lambda a: ops.divide_no_nan(a, np.array([1.0, 0.0, -2.0], "float32")), x)
    add("floor_divide", lambda a: a // 2, 5 * x)
    add("mod", lambda a: a % 2, 5 * x)
    add("power", lambda a: a**2, x)
    add("power_tensor", lambda a, b: ops.power(a, b), positive, other)
    add("power_of_number", lambda a: ops.power(2.0, a), x)
    add("maximum", lambda a: ops.maximum(a, 0.25), x)
    add("maximum_tensor", lambda a, b: ops.maximum(a, b), x, other)
    add("minimum", lambda a, b: ops.minimum(a, b), x, other)
    add("arctan2", lambda a, b: ops.arctan2(a, b), x, other)
    add("hypot", lambda a, b: ops.hypot(a, b), x, other)
    add("logaddexp", lambda a, b: ops.logaddexp(a, b), x, other)
    for name in "equal not_equal greater greater_equal less less_equal".split():
        add(name, lambda a, b, c=name: getattr(ops, c)(a, b), np.round(x), np.round(other))
    add("not_equal_number", lambda a: ops.not_equal(a, 0), whole)
    for name in "logical_and logical_or logical_xor".split():
        add(name, lambda a, b, c=name: getattr(ops, c)(a, b), true, false)
    add("where", lambda c, a, b: ops.where(c, a, b), true, x, other)
    add("where_number", lambda c, a: ops.where(c, a, 0.0), true, x)
    add("where_named", lambda c, a: ops.where(c, x1=0.5, x2=a), true, x)
    add("where_both_numbers", lambda c: ops.where(c, 1.5, -1.0), true)

    for name in "sum mean max min prod var std".split():
        add(name, lambda t, c=name: getattr(ops, c)(t, axis=1), cube)
        add(name + "_kept", lambda t, c=name: getattr(ops, c)(t, axis=-1, keepdims=True), cube)
    add("max_ties", lambda t: ops.max(t, axis=-1), np.round(x))
    add("sum_axes", lambda t: ops.sum(t, axis=(1, 2)), cube)
    add("any", lambda t: ops.any(t, axis=1), true)
    add("all", lambda t: ops.all(t, axis=1), true)
    add("argmax", lambda t: ops.argmax(t, axis=1), cube)
    add("argmin", lambda t: ops.argmin(t, axis=-1), np.round(x))
    add("norm", lambda t: ops.norm(t, axis=-1), cube)
    add("logsumexp", lambda t: ops.logsumexp(t, axis=-1), cube)

    add("reshape_rows", lambda t: ops.reshape(t, (-1, 4, 2)), cube)
    add("expand_dims", lambda t: ops.expand_dims(t, 1), cube)
    add("expand_dims_last", lambda t: ops.expand_dims(t, -1), x)
    add("squeeze", lambda t: ops.squeeze(t, axis=1), cube[:, :1])
    add("squeeze_all", lambda t: ops.squeeze(t), cube[:, :1])
    add("transpose", lambda t: ops.transpose(t, (0, 2, 1)), cube)
    add("swapaxes", lambda t: ops.swapaxes(t, 1, -1), cube)
    add("moveaxis", lambda t: ops.moveaxis(t, 1, 3), random.normal(3, 2, 3, 4))
    add("flip", lambda t: ops.flip(t, axis=1), cube)
    add("flip_axes", lambda t: ops.flip(t, axis=(1, 2)), cube)
    add("tile", lambda t: ops.tile(t, (1, 2, 3)), cube)
    add("repeat", lambda t: ops.repeat(t, 3, axis=1), cube)
    add("pad", lambda t: ops.pad(t, ((0, 0), (1, 0), (0, 2))), cube)
    add("pad_value", lambda t: ops.pad(t, ((0, 0), (1, 0), (0, 2)), constant_values=2.5), cube)
    add("pad_reflect", lambda t: ops.pad(t, ((0, 0), (1, 0), (0, 2)), mode="reflect"), cube)
    add("pad_symmetric", lambda t: ops.pad(t, ((0, 0), (1, 1), (2, 3)), mode="symmetric"), cube)
    add("take", lambda t: ops.take(t, np.array([2, 0, -1, 0]), axis=2), cube)
    add("take_matrix", lambda t: ops.take(t, np.array([[1, 0], [0, 0], [1, 1]]), axis=1), cube)
    add("get_item", lambda t: t[:, 0], cube)
    add("get_item_last", lambda t: t[:, -1, :], cube)
    add("get_item_slice", lambda t: t[:, :, 1:3], cube)
    add("get_item_steps", lambda t: t[:, ::-1, 3:0:-2], cube)
    add("get_item_ellipsis", lambda t: t[..., -3:], cube)
    add("get_item_new", lambda t: t[:, None, 1, ..., None], cube)
    add("concatenate_nodes", lambda a, b: ops.concatenate([a, b], axis=1), cube, wide)
    add("stack", lambda a, b: ops.stack([a, b], axis=1), x, other)
    add("stack_last", lambda a, b: ops.stack([a, b], axis=-1), cube, cube + 1)
    add("matmul", lambda a, b: ops.matmul(a, b), cube, random.normal(3, 4, 5))
    add("matmul_constant", lambda a: ops.matmul(a, np.arange(6, dtype="float32").reshape(3, 2)), x)
    add("matmul_deep", lambda a, b: ops.matmul(a, b), random.normal(2, 3, 2, 4), random.normal(2, 3, 4, 2))
    add("dot", lambda a: ops.dot(a, np.arange(6, dtype="float32").reshape(3, 2)), x)
    add("softmax", lambda t: ops.softmax(t), cube)
    add("log_softmax", lambda t: ops.log_softmax(t, axis=-1), cube)
    add("one_hot", lambda t: ops.one_hot(t, 3), whole)
    return found
