package dev.litmus.classifier;

import java.util.Locale;

/// How number columns are scaled before they enter the network; missing numbers come after.
public enum Normalize {
  /// (x - mean) / standard deviation.
  STANDARD,
  /// (x - min) / (max - min): 0 to 1 on the training rows.
  MINMAX,
  /// (x - median) / interquartile range.
  ROBUST,
  /// As they are.
  NONE;

  /// The value of that name in lower case, as on the command line.
  ///
  /// @throws IllegalArgumentException listing the names
  public static Normalize named(String name) {
    for (Normalize value : values()) {
      if (value.text().equals(name)) {
        return value;
      }
    }
    throw new IllegalArgumentException(
        "normalize must be standard, minmax, robust or none; found '%s'".formatted(name));
  }

  /// The name in lower case.
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
