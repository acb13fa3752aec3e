package dev.litmus.cli;

import java.util.Optional;

/// The threshold that a user gives instead of the model's own.
final class Threshold {
  static final String DESCRIPTION =
      "The probability from which on a row is called positive. Default: the model's.";

  private Threshold() {}

  /// The threshold, refused unless a probability.
  static Optional<Double> checked(Optional<Double> threshold) {
    threshold.ifPresent(value -> {
      if (!(value >= 0 && value <= 1)) {
        throw new IllegalArgumentException("--threshold must be from 0 to 1; found " + value);
      }
    });
    return threshold;
  }
}
