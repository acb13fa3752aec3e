package dev.litmus.nn.layers;

import dev.litmus.nn.Config;

/// A convolution over images: y[o, f] = a(b[f] + sum over t and c of x[o s - p + t d, c] W[t, c,
/// f]) in both directions, with kernel W (kernel height, kernel width, channels / groups, filters),
/// bias b (filters), activation a, strides s, dilations d and p places of padding before.
///
/// Input shape: `(batch, height, width, channels)`. Output shape: `(batch, new height, new width,
/// filters)`, as [Sliding] tells. With channels first the channels stand second.
///
/// @param filters output channels, at least 1
/// @param groups into how many groups channels and filters are split; Keras's default is 1
/// @param settings all else, at Keras's defaults in [#of]
public record Conv2D(int filters, int groups, ConvolutionSettings settings)
    implements Convolution<Conv2D> {
  public Conv2D {
    ConvolutionSettings.checkCount("Conv2D", "filters", filters);
    if (groups < 1 || filters % groups != 0) {
      throw new IllegalArgumentException(
          "Conv2D: groups must divide filters = %d; found %d".formatted(filters, groups));
    }
    settings.sliding().check("Conv2D", "kernel_size", 2);
    settings.sliding().refuseStridedDilation("Conv2D");
    settings.sliding().refuseCausal("Conv2D");
  }

  /// A linear layer.
  ///
  /// @param kernelSize its height and width, or one number for both
  public static Conv2D of(int filters, int... kernelSize) {
    return new Conv2D(filters, 1, ConvolutionSettings.of(2, kernelSize));
  }

  public Conv2D groups(int count) {
    return new Conv2D(filters, count, settings);
  }

  @Override
  public Conv2D with(ConvolutionSettings other) {
    return new Conv2D(filters, groups, other);
  }

  /// Reads Keras's configuration.
  public static Conv2D fromConfig(Config config) {
    return new Conv2D(
        config.integer("filters", 1),
        config.integer("groups", 1, 1),
        ConvolutionSettings.fromConfig(config, 2, "kernel"));
  }
}
