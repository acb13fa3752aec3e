"""Convolutions."""

from keras import layers


def cases(random):
    cases = {}

    def add(name, layer, *shape):
        """A case with numbers small enough that those of a sum differ by less than 1e-6.

        Where channels come first, the last axis of the output must not be as long as there are
        filters: Keras on TensorFlow would add the bias along that axis.
        """

        def build(x):
            random.weighted(layer)(x)
            layer.set_weights([0.3 * w for w in layer.get_weights()])
            return layer

        cases[name] = (build, [0.3 * random.normal(*shape)])

    add("conv1d", layers.Conv1D(4, 3), 2, 7, 3)
    add("conv1d_same", layers.Conv1D(3, 4, padding="same", activation="tanh"), 2, 7, 2)
    add("conv1d_same_strides", layers.Conv1D(3, 3, strides=2, padding="same"), 2, 8, 2)
    add("conv1d_causal", layers.Conv1D(3, 3, padding="causal"), 2, 6, 2)
    add("conv1d_causal_dilated", layers.Conv1D(3, 3, padding="causal", dilation_rate=2), 2, 7, 2)
    add("conv1d_causal_strides", layers.Conv1D(2, 3, padding="causal", strides=2), 2, 7, 2)
    add("conv1d_groups", layers.Conv1D(4, 2, groups=2, use_bias=False), 2, 5, 4)
    add("conv1d_first", layers.Conv1D(4, 3, data_format="channels_first"), 2, 3, 7)
    add("conv2d", layers.Conv2D(4, 3), 2, 5, 6, 2)
    add("conv2d_unequal", layers.Conv2D(3, (2, 3), strides=(2, 1), activation="sigmoid"), 2, 6, 5, 2)
    add("conv2d_same", layers.Conv2D(3, (3, 2), padding="same", kernel_initializer="he_normal"), 2, 4, 5, 2)
    add("conv2d_same_strides", layers.Conv2D(3, 3, strides=2, padding="same"), 2, 6, 7, 2)
    add("conv2d_same_wide_strides", layers.Conv2D(2, 2, strides=3, padding="same"), 2, 7, 8, 2)
    add("conv2d_dilated", layers.Conv2D(2, 3, dilation_rate=(2, 1), padding="same"), 2, 6, 5, 2)
    add("conv2d_dilated_valid", layers.Conv2D(2, 2, dilation_rate=2), 2, 5, 5, 2)
    add("conv2d_groups", layers.Conv2D(6, 3, groups=3, padding="same"), 2, 4, 4, 3)
    add("conv2d_groups_dilated", layers.Conv2D(4, 2, groups=2, dilation_rate=2), 2, 5, 4, 4)
    add("conv2d_no_bias", layers.Conv2D(3, 1, use_bias=False), 2, 3, 3, 2)
    add(
        "conv2d_penalties",
        layers.Conv2D(2, 2, kernel_regularizer="l2", bias_regularizer="l1", kernel_constraint="non_neg"),
        2, 3, 3, 2,
    )
    add("conv2d_first", layers.Conv2D(3, 3, data_format="channels_first"), 2, 2, 5, 4)
    add(
        "conv2d_first_softmax",
        layers.Conv2D(3, 2, data_format="channels_first", activation="softmax"),
        2, 2, 4, 5,
    )
    add("depthwise1d", layers.DepthwiseConv1D(3, depth_multiplier=2, padding="same"), 2, 6, 3)
    add("depthwise2d", layers.DepthwiseConv2D(3, activation="tanh"), 2, 5, 5, 3)
    add("depthwise2d_multiplied", layers.DepthwiseConv2D((2, 3), depth_multiplier=2, use_bias=False), 2, 4, 5, 2)
    add(
        "depthwise2d_strides_dilated",
        layers.DepthwiseConv2D(2, strides=2, dilation_rate=2, padding="same"),
        2, 6, 7, 2,
    )
    add("depthwise2d_first", layers.DepthwiseConv2D(2, data_format="channels_first"), 2, 3, 4, 5)
    add("separable1d", layers.SeparableConv1D(3, 3, depth_multiplier=2), 2, 6, 2)
    add("separable1d_same", layers.SeparableConv1D(3, 3, strides=2, padding="same"), 2, 7, 2)
    add("separable2d", layers.SeparableConv2D(4, 3, padding="same", activation="tanh"), 2, 4, 4, 3)
    add(
        "separable2d_multiplied",
        layers.SeparableConv2D(3, (3, 2), depth_multiplier=2, use_bias=False),
        2, 5, 4, 2,
    )
    add("separable2d_first", layers.SeparableConv2D(3, 2, data_format="channels_first"), 2, 2, 4, 5)
    add("transpose1d", layers.Conv1DTranspose(3, 3, strides=2), 2, 4, 2)
    add("transpose1d_same", layers.Conv1DTranspose(3, 3, strides=2, padding="same"), 2, 4, 2)
    add("transpose1d_output_padding", layers.Conv1DTranspose(2, 3, strides=2, output_padding=1), 2, 4, 2)
    add("transpose1d_dilated", layers.Conv1DTranspose(2, 3, dilation_rate=2), 2, 5, 2)
    add("transpose2d", layers.Conv2DTranspose(3, 3), 2, 3, 4, 2)
    add("transpose2d_same", layers.Conv2DTranspose(2, 3, strides=(2, 1), padding="same"), 2, 3, 4, 2)
    add("transpose2d_wide_strides", layers.Conv2DTranspose(2, 2, strides=3), 2, 2, 3, 2)
    add(
        "transpose2d_output_padding",
        layers.Conv2DTranspose(2, 3, strides=2, padding="same", output_padding=(0, 1), activation="tanh"),
        2, 3, 3, 2,
    )
    add("transpose2d_dilated", layers.Conv2DTranspose(2, 2, dilation_rate=2, padding="same"), 2, 4, 4, 2)
    add(
        "transpose2d_first",
        layers.Conv2DTranspose(3, 3, data_format="channels_first", use_bias=False),
        2, 2, 3, 4,
    )
    return cases
