"""Layers that move elements about: padding, cropping, up-sampling, shapes."""

from keras import layers


def cases(random):
    image = random.normal(2, 4, 5, 2)
    first = random.normal(2, 2, 4, 5)
    steps = random.normal(2, 6, 3)
    cases = {
        "flatten_first": (layers.Flatten(data_format="channels_first"), [first]),
        "reshape": (layers.Reshape((3, 6)), [steps]),
        "reshape_open": (layers.Reshape((2, -1, 3)), [steps]),
        "reshape_vector": (layers.Reshape((-1,)), [image]),
        "permute": (layers.Permute((2, 1)), [steps]),
        "permute_image": (layers.Permute((3, 1, 2)), [image]),
        "permute_places": (layers.Permute((2, 1, 3)), [image]),
        "repeat_vector": (layers.RepeatVector(3), [random.normal(2, 4)]),
        "padding1d": (layers.ZeroPadding1D(2), [steps]),
        "padding1d_uneven": (layers.ZeroPadding1D((0, 3)), [steps]),
        "padding1d_first": (layers.ZeroPadding1D((1, 0), data_format="channels_first"), [steps]),
        "padding2d": (layers.ZeroPadding2D(), [image]),
        "padding2d_axes": (layers.ZeroPadding2D((2, 1)), [image]),
        "padding2d_uneven": (layers.ZeroPadding2D(((0, 1), (2, 3))), [image]),
        "padding2d_first": (layers.ZeroPadding2D(1, data_format="channels_first"), [first]),
        "cropping1d": (layers.Cropping1D(), [steps]),
        "cropping1d_uneven": (layers.Cropping1D((0, 3)), [steps]),
        "cropping2d": (layers.Cropping2D(1), [image]),
        "cropping2d_nothing": (layers.Cropping2D(), [image]),
        "cropping2d_uneven": (layers.Cropping2D(((0, 1), (2, 0))), [image]),
        "cropping2d_first": (layers.Cropping2D((1, 2), data_format="channels_first"), [first]),
        "up1d": (layers.UpSampling1D(), [steps]),
        "up1d_three": (layers.UpSampling1D(3), [steps]),
        "up2d": (layers.UpSampling2D(), [image]),
        "up2d_uneven": (layers.UpSampling2D((1, 3)), [image]),
        "up2d_first": (layers.UpSampling2D((2, 1), data_format="channels_first"), [first]),
    }
    for interpolation in ("bilinear", "bicubic", "lanczos3", "lanczos5"):
        layer = layers.UpSampling2D((2, 3), interpolation=interpolation)
        cases["up2d_" + interpolation] = (layer, [0.3 * image])
    cases["up2d_bilinear_single"] = (
        layers.UpSampling2D((3, 2), interpolation="bilinear"),
        [random.normal(2, 1, 3, 2)],
    )
    return cases
