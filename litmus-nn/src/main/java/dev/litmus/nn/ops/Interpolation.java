package dev.litmus.nn.ops;

import java.util.Locale;

/// How an image of another size is made: what a place of the new image takes from the places of the
/// old one around it. Places stand for areas, so the middle of new place i lies at (i + 1/2) * old
/// / new in the old image. Names and numbers are those of Keras on TensorFlow, without
/// antialiasing.
public enum Interpolation {
  /// The place that the middle lies in.
  NEAREST,
  /// A straight line between two neighbours.
  BILINEAR,
  /// Keys's cubic with a = -1/2 through four neighbours, tabulated in steps of 1/1024.
  BICUBIC,
  /// Lanczos's windowed sinc over three places to each side.
  LANCZOS3,
  /// Lanczos's windowed sinc over five places to each side.
  LANCZOS5;

  private static final int STEPS = 1024;

  /// Keras's name, such as `bilinear`.
  public String kerasName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The interpolation of that name.
  ///
  /// @param owner whom an error names
  public static Interpolation named(String owner, String name) {
    for (Interpolation one : values()) {
      if (one.kerasName().equals(name.toLowerCase(Locale.ROOT))) {
        return one;
      }
    }
    throw new IllegalArgumentException(
        "%s: interpolation must be nearest, bilinear, bicubic, lanczos3 or lanczos5; found '%s'"
            .formatted(owner, name));
  }

  /// How many places to each side have a weight.
  double radius() {
    return switch (this) {
      case NEAREST -> 0.5;
      case BILINEAR -> 1;
      case BICUBIC -> 2;
      case LANCZOS3 -> 3;
      case LANCZOS5 -> 5;
    };
  }

  /// The weight of a place at that distance, before all are scaled to the sum 1.
  double weight(double distance) {
    double x = Math.abs(distance);
    return switch (this) {
      case NEAREST -> 1;
      case BILINEAR -> Math.max(0, 1 - x);
      case BICUBIC -> {
        double floor = Math.floor(x);
        double t = floor + Math.rint((x - floor) * STEPS) / STEPS;
        yield t <= 1 ? (1.5 * t - 2.5) * t * t + 1 : t < 2 ? ((-0.5 * t + 2.5) * t - 4) * t + 2 : 0;
      }
      case LANCZOS3, LANCZOS5 -> {
        double r = radius();
        double pi = Math.PI * x;
        yield x > r ? 0 : x <= 1e-3 ? 1 : r * Math.sin(pi) * Math.sin(pi / r) / (pi * pi);
      }
    };
  }
}
