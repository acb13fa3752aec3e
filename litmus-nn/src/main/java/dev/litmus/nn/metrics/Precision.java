package dev.litmus.nn.metrics;

import dev.litmus.nn.Config;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// The share of true ones among the predictions above a threshold: TP / (TP + FP), 0 without any.
///
/// @param thresholds a prediction above one counts as positive; Keras's default is 0.5; several
///   give several figures
/// @param classId the only unit that counts; Keras's default is none, all do
public record Precision(String name, Thresholds thresholds, OptionalInt classId) implements Metric {
  static final String NAME = "precision";

  public Precision() {
    this(NAME, Thresholds.STANDARD, OptionalInt.empty());
  }

  public Precision(double threshold) {
    this(NAME, Thresholds.of(threshold), OptionalInt.empty());
  }

  /// Reads Keras's configuration.
  public static Precision fromConfig(Config config) {
    return new Precision(
        config.requireDefault("top_k", null).string("name", NAME),
        Thresholds.read(config),
        MetricConfigs.classId(config));
  }

  @Override
  public Optional<Better> better() {
    return Optional.of(Better.HIGHER);
  }

  @Override
  public boolean passesOverMasked() {
    return false;
  }

  @Override
  public State start() {
    return new ThresholdState(
        thresholds.counts(),
        classId,
        counts -> ThresholdCounts.shares(counts.truePositives(), counts.falsePositives()));
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = Metric.super.config();
    config.put("thresholds", thresholds.inConfig());
    config.put("top_k", null);
    config.put("class_id", MetricConfigs.orNull(classId));
    return config;
  }
}
