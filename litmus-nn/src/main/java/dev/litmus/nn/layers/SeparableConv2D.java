package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.initializers.Initializer;

/// A convolution over images in two steps: every channel by itself, z[o, c, m] = sum over t of x[o
/// s - p + t d, c] D[t, c, m], then all channels at each place, y[o] = a(b + z[o] P), with
/// depthwise kernel D (kernel height, kernel width, channels, depthMultiplier), pointwise kernel P
/// (1, 1, channels * depthMultiplier, filters), bias b (filters), activation a, stride s, dilation
/// d and p places of padding before.
///
/// Input shape: `(batch, height, width, channels)`. Output shape: `(batch, new height, new width,
/// filters)`, as [Sliding] tells. With channels first the channels stand second.
///
/// @param filters output channels, at least 1
/// @param depthMultiplier filters a channel in the first step; Keras's default is 1
/// @param pointwise of the pointwise kernel; Keras's default is glorot_uniform
/// @param settings all else, at Keras's defaults in [#of]
public record SeparableConv2D(
    int filters, int depthMultiplier, WeightOptions pointwise, ConvolutionSettings settings)
    implements SeparableConvolution<SeparableConv2D> {
  public SeparableConv2D {
    ConvolutionSettings.checkCount("SeparableConv2D", "filters", filters);
    ConvolutionSettings.checkCount("SeparableConv2D", "depth_multiplier", depthMultiplier);
    settings.sliding().check("SeparableConv2D", "kernel_size", 2);
    settings.sliding().refuseCausal("SeparableConv2D");
  }

  /// A linear layer.
  ///
  /// @param kernelSize its height and width, or one number for both
  public static SeparableConv2D of(int filters, int... kernelSize) {
    return new SeparableConv2D(
        filters, 1, WeightOptions.of("glorot_uniform"), ConvolutionSettings.of(2, kernelSize));
  }

  public SeparableConv2D depthMultiplier(int count) {
    return new SeparableConv2D(filters, count, pointwise, settings);
  }

  /// Keras's `depthwise_initializer`.
  public SeparableConv2D depthwiseInitializer(Initializer initializer) {
    return kernelInitializer(initializer);
  }

  /// How the pointwise kernel starts and what it is held to.
  public SeparableConv2D pointwise(WeightOptions options) {
    return new SeparableConv2D(filters, depthMultiplier, options, settings);
  }

  public SeparableConv2D pointwiseInitializer(Initializer initializer) {
    return pointwise(pointwise.initializer(initializer));
  }

  @Override
  public SeparableConv2D with(ConvolutionSettings other) {
    return new SeparableConv2D(filters, depthMultiplier, pointwise, other);
  }

  /// Reads Keras's configuration.
  public static SeparableConv2D fromConfig(Config config) {
    ConvolutionSettings.ignoreKeras2(config);
    return new SeparableConv2D(
        config.integer("filters", 1),
        config.integer("depth_multiplier", 1, 1),
        WeightOptions.read(config, "pointwise", "glorot_uniform"),
        ConvolutionSettings.fromConfig(config, 2, "depthwise"));
  }
}
