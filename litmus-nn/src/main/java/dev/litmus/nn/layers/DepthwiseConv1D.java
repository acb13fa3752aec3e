package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.initializers.Initializer;

/// A convolution over sequences of every channel by itself: y[o, c * depthMultiplier + m] = a(b +
/// sum over t of x[o s - p + t d, c] W[t, c, m]), with kernel W (kernel size, channels,
/// depthMultiplier), bias b, activation a, stride s, dilation d and p places of padding before.
///
/// Input shape: `(batch, steps, channels)`. Output shape: `(batch, new steps, channels *
/// depthMultiplier)`, as [Sliding] tells. With channels first the channels stand second.
///
/// @param depthMultiplier filters a channel; Keras's default is 1
/// @param settings all else, at Keras's defaults in [#of]
public record DepthwiseConv1D(int depthMultiplier, ConvolutionSettings settings)
    implements DepthwiseConvolution<DepthwiseConv1D> {
  public DepthwiseConv1D {
    ConvolutionSettings.checkCount("DepthwiseConv1D", "depth_multiplier", depthMultiplier);
    settings.sliding().check("DepthwiseConv1D", "kernel_size", 1);
    settings.sliding().refuseCausal("DepthwiseConv1D");
  }

  /// A linear layer with one filter a channel.
  ///
  /// @param kernelSize how many steps the kernel covers
  public static DepthwiseConv1D of(int kernelSize) {
    return new DepthwiseConv1D(1, ConvolutionSettings.of(1, kernelSize));
  }

  public DepthwiseConv1D depthMultiplier(int count) {
    return new DepthwiseConv1D(count, settings);
  }

  /// Keras's `depthwise_initializer`.
  public DepthwiseConv1D depthwiseInitializer(Initializer initializer) {
    return kernelInitializer(initializer);
  }

  @Override
  public DepthwiseConv1D with(ConvolutionSettings other) {
    return new DepthwiseConv1D(depthMultiplier, other);
  }

  /// Reads Keras's configuration.
  public static DepthwiseConv1D fromConfig(Config config) {
    ConvolutionSettings.ignoreKeras2(config);
    return new DepthwiseConv1D(
        config.integer("depth_multiplier", 1, 1),
        ConvolutionSettings.fromConfig(config, 1, "depthwise"));
  }
}
