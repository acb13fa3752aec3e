package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.initializers.Initializer;

/// A convolution over images of every channel by itself: y[o, c * depthMultiplier + m] = a(b + sum
/// over t of x[o s - p + t d, c] W[t, c, m]), with kernel W (kernel height, kernel width, channels,
/// depthMultiplier), bias b, activation a, stride s, dilation d and p places of padding before.
///
/// Input shape: `(batch, height, width, channels)`. Output shape: `(batch, new height, new width,
/// channels * depthMultiplier)`, as [Sliding] tells. With channels first the channels stand second.
///
/// @param depthMultiplier filters a channel; Keras's default is 1
/// @param settings all else, at Keras's defaults in [#of]
public record DepthwiseConv2D(int depthMultiplier, ConvolutionSettings settings)
    implements DepthwiseConvolution<DepthwiseConv2D> {
  public DepthwiseConv2D {
    ConvolutionSettings.checkCount("DepthwiseConv2D", "depth_multiplier", depthMultiplier);
    settings.sliding().check("DepthwiseConv2D", "kernel_size", 2);
    settings.sliding().refuseCausal("DepthwiseConv2D");
  }

  /// A linear layer with one filter a channel.
  ///
  /// @param kernelSize its height and width, or one number for both
  public static DepthwiseConv2D of(int... kernelSize) {
    return new DepthwiseConv2D(1, ConvolutionSettings.of(2, kernelSize));
  }

  public DepthwiseConv2D depthMultiplier(int count) {
    return new DepthwiseConv2D(count, settings);
  }

  /// Keras's `depthwise_initializer`.
  public DepthwiseConv2D depthwiseInitializer(Initializer initializer) {
    return kernelInitializer(initializer);
  }

  @Override
  public DepthwiseConv2D with(ConvolutionSettings other) {
    return new DepthwiseConv2D(depthMultiplier, other);
  }

  /// Reads Keras's configuration.
  public static DepthwiseConv2D fromConfig(Config config) {
    ConvolutionSettings.ignoreKeras2(config);
    return new DepthwiseConv2D(
        config.integer("depth_multiplier", 1, 1),
        ConvolutionSettings.fromConfig(config, 2, "depthwise"));
  }
}
