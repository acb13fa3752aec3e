package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.ops.WindowAxis;
import java.util.Locale;

/// What a sliding window sees at the borders, by Keras's names.
public enum Padding {
  /// No padding: the window stays inside.
  VALID,
  /// Zeros (for pooling: nothing) around, so that the output has as many places as the input,
  /// divided by the strides and rounded up; an odd one comes last.
  SAME,
  /// Zeros before only, so that no output sees a later place: for one-dimensional convolutions.
  CAUSAL;

  /// Keras's name, such as `same`.
  public String kerasName() {
    return name().toLowerCase(Locale.ROOT);
  }

  WindowAxis axis(int size, int kernel, int stride, int dilation) {
    return switch (this) {
      case VALID -> WindowAxis.valid(size, kernel, stride, dilation);
      case SAME -> WindowAxis.same(size, kernel, stride, dilation);
      case CAUSAL -> WindowAxis.causal(size, kernel, stride, dilation);
    };
  }

  static Padding fromConfig(Config config) {
    String name = config.string("padding", "valid").toLowerCase(Locale.ROOT);
    for (Padding padding : values()) {
      if (padding.kerasName().equals(name)) {
        return padding;
      }
    }
    throw new IllegalArgumentException(
        "%s: padding must be valid, same or causal; found '%s'".formatted(config.owner(), name));
  }
}
