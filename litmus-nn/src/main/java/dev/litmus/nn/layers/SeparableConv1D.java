package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.initializers.Initializer;

/// A convolution over sequences in two steps: every channel by itself, z[o, c, m] = sum over t of
/// x[o s - p + t d, c] D[t, c, m], then all channels at each place, y[o] = a(b + z[o] P), with
/// depthwise kernel D (kernel size, channels, depthMultiplier), pointwise kernel P (1, channels *
/// depthMultiplier, filters), bias b (filters), activation a, stride s, dilation d and p places of
/// padding before.
///
/// Input shape: `(batch, steps, channels)`. Output shape: `(batch, new steps, filters)`, as
/// [Sliding] tells. With channels first the channels stand second.
///
/// @param filters output channels, at least 1
/// @param depthMultiplier filters a channel in the first step; Keras's default is 1
/// @param pointwise of the pointwise kernel; Keras's default is glorot_uniform
/// @param settings all else, at Keras's defaults in [#of]
public record SeparableConv1D(
    int filters, int depthMultiplier, WeightOptions pointwise, ConvolutionSettings settings)
    implements SeparableConvolution<SeparableConv1D> {
  public SeparableConv1D {
    ConvolutionSettings.checkCount("SeparableConv1D", "filters", filters);
    ConvolutionSettings.checkCount("SeparableConv1D", "depth_multiplier", depthMultiplier);
    settings.sliding().check("SeparableConv1D", "kernel_size", 1);
    settings.sliding().refuseCausal("SeparableConv1D");
  }

  /// A linear layer.
  ///
  /// @param kernelSize how many steps the depthwise kernel covers
  public static SeparableConv1D of(int filters, int kernelSize) {
    return new SeparableConv1D(
        filters, 1, WeightOptions.of("glorot_uniform"), ConvolutionSettings.of(1, kernelSize));
  }

  public SeparableConv1D depthMultiplier(int count) {
    return new SeparableConv1D(filters, count, pointwise, settings);
  }

  /// Keras's `depthwise_initializer`.
  public SeparableConv1D depthwiseInitializer(Initializer initializer) {
    return kernelInitializer(initializer);
  }

  /// How the pointwise kernel starts and what it is held to.
  public SeparableConv1D pointwise(WeightOptions options) {
    return new SeparableConv1D(filters, depthMultiplier, options, settings);
  }

  public SeparableConv1D pointwiseInitializer(Initializer initializer) {
    return pointwise(pointwise.initializer(initializer));
  }

  @Override
  public SeparableConv1D with(ConvolutionSettings other) {
    return new SeparableConv1D(filters, depthMultiplier, pointwise, other);
  }

  /// Reads Keras's configuration.
  public static SeparableConv1D fromConfig(Config config) {
    ConvolutionSettings.ignoreKeras2(config);
    return new SeparableConv1D(
        config.integer("filters", 1),
        config.integer("depth_multiplier", 1, 1),
        WeightOptions.read(config, "pointwise", "glorot_uniform"),
        ConvolutionSettings.fromConfig(config, 1, "depthwise"));
  }
}
