package dev.litmus.nn.metrics;

import dev.litmus.nn.Config;
import dev.litmus.nn.internal.SnakeCase;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How many predictions are of one of the four kinds: Keras's `TruePositives`, `FalsePositives`,
/// `TrueNegatives` and `FalseNegatives`; with weights, the sum of theirs.
///
/// @param thresholds a prediction above one counts as positive; Keras's default is 0.5; several
///   give several figures
public record ConfusionCount(Kind kind, String name, Thresholds thresholds) implements Metric {
  /// What is counted.
  public enum Kind {
    TRUE_POSITIVES("TruePositives"),
    FALSE_POSITIVES("FalsePositives"),
    TRUE_NEGATIVES("TrueNegatives"),
    FALSE_NEGATIVES("FalseNegatives");

    private final String className;

    Kind(String className) {
      this.className = className;
    }
  }

  /// At a threshold of 0.5.
  public ConfusionCount(Kind kind) {
    this(kind, SnakeCase.of(kind.className), Thresholds.STANDARD);
  }

  /// Reads Keras's configuration.
  public static ConfusionCount fromConfig(Kind kind, Config config) {
    return new ConfusionCount(
        kind, config.string("name", SnakeCase.of(kind.className)), Thresholds.read(config));
  }

  @Override
  public String className() {
    return kind.className;
  }

  @Override
  public Optional<Better> better() {
    boolean right = kind == Kind.TRUE_POSITIVES || kind == Kind.TRUE_NEGATIVES;
    return Optional.of(right ? Better.HIGHER : Better.LOWER);
  }

  @Override
  public boolean passesOverMasked() {
    return false;
  }

  @Override
  public State start() {
    return new ThresholdState(
        thresholds.counts(),
        java.util.OptionalInt.empty(),
        switch (kind) {
          case TRUE_POSITIVES -> ThresholdCounts::truePositives;
          case FALSE_POSITIVES -> ThresholdCounts::falsePositives;
          case TRUE_NEGATIVES -> ThresholdCounts::trueNegatives;
          case FALSE_NEGATIVES -> ThresholdCounts::falseNegatives;
        });
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = Metric.super.config();
    config.put("thresholds", thresholds.inConfig());
    return config;
  }
}
