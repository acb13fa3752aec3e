"""What Keras does to masks that go on behind a layer that doesn't take them."""

from keras import ops

from layer_cases.operations import node


def cases(random):
    return {
        "convert_to_tensor": (node(ops.convert_to_tensor), [random.normal(4, 3)]),
        "convert_to_tensor_mask": (node(ops.convert_to_tensor), [random.whole(2, 4, 3).astype(bool)]),
    }
