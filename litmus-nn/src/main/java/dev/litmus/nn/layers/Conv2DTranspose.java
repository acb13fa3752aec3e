package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import java.util.List;

/// The transpose of a convolution over images, which makes them longer: with z starting at zero,
/// z[i s - p + t d, f] += x[i, c] W[t, f, c] for all i, t and c, and y = a(z + b), with kernel W
/// (kernel height, kernel width, filters, channels), bias b (filters), activation a, stride s,
/// dilation d and p places cut off before.
///
/// Input shape: `(batch, height, width, channels)`. Output shape: `(batch, new height, new width,
/// filters)`, where n places become n s with padding `same` and (n - 1) s + max((k - 1) d + 1, s)
/// without; with an output padding o, (n - 1) s + ((k - 1) d + 1) mod 2 + o and (n - 1) s + (k - 1)
/// d + 1 + o. With channels first the channels stand second.
///
/// @param filters output channels, at least 1
/// @param outputPadding along each axis, less than the stride; empty, Keras's default, as above
/// @param settings all else, at Keras's defaults in [#of]
public record Conv2DTranspose(
    int filters, List<Integer> outputPadding, ConvolutionSettings settings)
    implements TransposedConvolution<Conv2DTranspose> {
  public Conv2DTranspose {
    outputPadding = List.copyOf(outputPadding);
    ConvolutionSettings.checkCount("Conv2DTranspose", "filters", filters);
    settings.sliding().check("Conv2DTranspose", "kernel_size", 2);
    settings.sliding().refuseCausal("Conv2DTranspose");
    settings.sliding().refuseStridedDilation("Conv2DTranspose");
    settings.sliding().checkOutputPadding("Conv2DTranspose", outputPadding);
  }

  /// A linear layer.
  ///
  /// @param kernelSize its height and width, or one number for both
  public static Conv2DTranspose of(int filters, int... kernelSize) {
    return new Conv2DTranspose(filters, List.of(), ConvolutionSettings.of(2, kernelSize));
  }

  /// The number for both axes or one each.
  public Conv2DTranspose outputPadding(int... places) {
    return new Conv2DTranspose(filters, Sizes.of(2, places), settings);
  }

  @Override
  public Conv2DTranspose with(ConvolutionSettings other) {
    return new Conv2DTranspose(filters, outputPadding, other);
  }

  /// Reads Keras's configuration.
  public static Conv2DTranspose fromConfig(Config config) {
    config.requireDefault("groups", 1L);
    return new Conv2DTranspose(
        config.integer("filters", 1),
        Sizes.read(config, "output_padding", 2, 0, List.of()),
        ConvolutionSettings.fromConfig(config, 2, "kernel"));
  }
}
