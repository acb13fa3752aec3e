package dev.litmus.nn.metrics;

import dev.litmus.nn.Config;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The share of predictions on the label's side of a threshold: mean of [ (p > threshold) = y ].
///
/// A label that is neither 0 nor 1 counts as missed, as in Keras.
///
/// @param name `binary_accuracy`; `accuracy` when it was asked for by that word
/// @param threshold a prediction above it counts as 1; Keras's default is 0.5
public record BinaryAccuracy(String name, double threshold) implements Metric {
  static final String NAME = "binary_accuracy";

  public BinaryAccuracy() {
    this(NAME, 0.5);
  }

  public BinaryAccuracy(double threshold) {
    this(NAME, threshold);
  }

  /// Reads Keras's configuration.
  public static BinaryAccuracy fromConfig(Config config) {
    return new BinaryAccuracy(config.string("name", NAME), config.number("threshold", 0.5));
  }

  @Override
  public Optional<Better> better() {
    return Optional.of(Better.HIGHER);
  }

  /// Asked for by the word `accuracy`, it is that over classes where there are several units.
  @Override
  public Metric fitting(int units, boolean sparse) {
    boolean byWord = (name.equals("accuracy") || name.equals("acc")) && threshold == 0.5;
    return byWord && units > 1 ? new CategoricalAccuracy(name, sparse) : this;
  }

  @Override
  public State start() {
    float limit = (float) threshold;
    return new PointwiseMean.Gathered((yTrue, yPred) -> (yPred > limit ? 1 : 0) == yTrue ? 1 : 0);
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = Metric.super.config();
    config.put("threshold", threshold);
    return config;
  }
}
