package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import java.util.List;

/// The transpose of a convolution over sequences, which makes them longer: with z starting at zero,
/// z[i s - p + t d, f] += x[i, c] W[t, f, c] for all i, t and c, and y = a(z + b), with kernel W
/// (kernel size, filters, channels), bias b (filters), activation a, stride s, dilation d and p
/// places cut off before.
///
/// Input shape: `(batch, steps, channels)`. Output shape: `(batch, new steps, filters)`, where n
/// places become n s with padding `same` and (n - 1) s + max((k - 1) d + 1, s) without; with an
/// output padding o, (n - 1) s + ((k - 1) d + 1) mod 2 + o and (n - 1) s + (k - 1) d + 1 + o. With
/// channels first the channels stand second.
///
/// @param filters output channels, at least 1
/// @param outputPadding along each axis, less than the stride; empty, Keras's default, as above
/// @param settings all else, at Keras's defaults in [#of]
public record Conv1DTranspose(
    int filters, List<Integer> outputPadding, ConvolutionSettings settings)
    implements TransposedConvolution<Conv1DTranspose> {
  public Conv1DTranspose {
    outputPadding = List.copyOf(outputPadding);
    ConvolutionSettings.checkCount("Conv1DTranspose", "filters", filters);
    settings.sliding().check("Conv1DTranspose", "kernel_size", 1);
    settings.sliding().refuseCausal("Conv1DTranspose");
    settings.sliding().refuseStridedDilation("Conv1DTranspose");
    settings.sliding().checkOutputPadding("Conv1DTranspose", outputPadding);
  }

  /// A linear layer.
  ///
  /// @param kernelSize how many steps the kernel covers
  public static Conv1DTranspose of(int filters, int kernelSize) {
    return new Conv1DTranspose(filters, List.of(), ConvolutionSettings.of(1, kernelSize));
  }

  /// How many steps more.
  public Conv1DTranspose outputPadding(int places) {
    return new Conv1DTranspose(filters, Sizes.of(1, places), settings);
  }

  @Override
  public Conv1DTranspose with(ConvolutionSettings other) {
    return new Conv1DTranspose(filters, outputPadding, other);
  }

  /// Reads Keras's configuration.
  public static Conv1DTranspose fromConfig(Config config) {
    config.requireDefault("groups", 1L);
    return new Conv1DTranspose(
        config.integer("filters", 1),
        Sizes.read(config, "output_padding", 1, 0, List.of()),
        ConvolutionSettings.fromConfig(config, 1, "kernel"));
  }
}
