package dev.litmus.nn.metrics;

import dev.litmus.nn.Config;
import java.util.Optional;

/// The share of predictions equal to their labels: for predictions that are labels themselves. For
/// probabilities take [BinaryAccuracy], which the word `accuracy` means.
public record Accuracy(String name) implements Metric {
  static final String NAME = "accuracy";

  /// Reads Keras's configuration.
  public static Accuracy fromConfig(Config config) {
    return new Accuracy(config.string("name", NAME));
  }

  @Override
  public Optional<Better> better() {
    return Optional.of(Better.HIGHER);
  }

  @Override
  public State start() {
    return new PointwiseMean.Gathered((y, p) -> y == p ? 1 : 0);
  }
}
