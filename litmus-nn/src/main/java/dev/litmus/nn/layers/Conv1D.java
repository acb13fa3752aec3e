package dev.litmus.nn.layers;

import dev.litmus.nn.Config;

/// A convolution over sequences: y[o, f] = a(b[f] + sum over t and c of x[o s - p + t d, c] W[t, c,
/// f]), with kernel W (kernel size, channels / groups, filters), bias b (filters), activation a,
/// stride s, dilation d and p places of padding before.
///
/// Input shape: `(batch, steps, channels)`. Output shape: `(batch, new steps, filters)`, as
/// [Sliding] tells. With channels first the channels stand second.
///
/// @param filters output channels, at least 1
/// @param groups into how many groups channels and filters are split; Keras's default is 1
/// @param settings all else, at Keras's defaults in [#of]
public record Conv1D(int filters, int groups, ConvolutionSettings settings)
    implements Convolution<Conv1D> {
  public Conv1D {
    ConvolutionSettings.checkCount("Conv1D", "filters", filters);
    if (groups < 1 || filters % groups != 0) {
      throw new IllegalArgumentException(
          "Conv1D: groups must divide filters = %d; found %d".formatted(filters, groups));
    }
    settings.sliding().check("Conv1D", "kernel_size", 1);
    settings.sliding().refuseStridedDilation("Conv1D");
  }

  /// A linear layer.
  ///
  /// @param kernelSize how many steps the kernel covers
  public static Conv1D of(int filters, int kernelSize) {
    return new Conv1D(filters, 1, ConvolutionSettings.of(1, kernelSize));
  }

  public Conv1D groups(int count) {
    return new Conv1D(filters, count, settings);
  }

  @Override
  public Conv1D with(ConvolutionSettings other) {
    return new Conv1D(filters, groups, other);
  }

  /// Reads Keras's configuration.
  public static Conv1D fromConfig(Config config) {
    return new Conv1D(
        config.integer("filters", 1),
        config.integer("groups", 1, 1),
        ConvolutionSettings.fromConfig(config, 1, "kernel"));
  }
}
