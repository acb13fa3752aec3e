package dev.litmus.nn.metrics;

import dev.litmus.nn.Config;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The share of positive labels predicted above a threshold: TP / (TP + FN), 0 without any.
///
/// @param threshold a prediction above it counts as positive; Keras's default is 0.5
public record Recall(String name, double threshold) implements Metric {
  static final String NAME = "recall";

  public Recall() {
    this(NAME, 0.5);
  }

  public Recall(double threshold) {
    this(NAME, threshold);
  }

  /// Reads Keras's configuration; of thresholds, one.
  public static Recall fromConfig(Config config) {
    config.requireDefault("top_k", null).requireDefault("class_id", null);
    return new Recall(config.string("name", NAME), config.number("thresholds", 0.5));
  }

  @Override
  public Optional<Better> better() {
    return Optional.of(Better.HIGHER);
  }

  @Override
  public State start() {
    return new BinaryCounts(threshold) {
      @Override
      public double result() {
        return share(truePositives, truePositives + falseNegatives);
      }
    };
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = Metric.super.config();
    config.put("thresholds", threshold == 0.5 ? null : threshold);
    config.put("top_k", null);
    config.put("class_id", null);
    return config;
  }
}
