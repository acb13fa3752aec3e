package dev.litmus.nn.metrics;

import dev.litmus.nn.Config;
import dev.litmus.nn.internal.SnakeCase;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// The best of one share among those thresholds at which another is at least a value: Keras's
/// `SensitivityAtSpecificity`, `SpecificityAtSensitivity`, `PrecisionAtRecall` and
/// `RecallAtPrecision`; 0 where there is no such threshold. Thresholds divide 0..1 evenly.
///
/// @param value the value to be reached, from 0 to 1
/// @param numThresholds Keras's default is 200
/// @param classId the only unit that counts; Keras's default is none, all do
public record OperatingPoint(
    Kind kind, String name, double value, int numThresholds, OptionalInt classId)
    implements Metric {
  /// Which share at which other.
  public enum Kind {
    SENSITIVITY_AT_SPECIFICITY("SensitivityAtSpecificity", "specificity"),
    SPECIFICITY_AT_SENSITIVITY("SpecificityAtSensitivity", "sensitivity"),
    PRECISION_AT_RECALL("PrecisionAtRecall", "recall"),
    RECALL_AT_PRECISION("RecallAtPrecision", "precision");

    private final String className;
    private final String key;

    Kind(String className, String key) {
      this.className = className;
      this.key = key;
    }
  }

  public OperatingPoint {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(
          "%s: %s must be from 0 to 1; found %s".formatted(kind.className, kind.key, value));
    }
    if (numThresholds < 1) {
      throw new IllegalArgumentException(
          "%s: num_thresholds must be at least 1; found %d"
              .formatted(kind.className, numThresholds));
    }
  }

  /// Among 200 thresholds.
  public OperatingPoint(Kind kind, double value) {
    this(kind, SnakeCase.of(kind.className), value, 200, OptionalInt.empty());
  }

  /// Reads Keras's configuration.
  public static OperatingPoint fromConfig(Kind kind, Config config) {
    return new OperatingPoint(
        kind,
        config.string("name", SnakeCase.of(kind.className)),
        config.number(kind.key),
        config.integer("num_thresholds", 1, 200),
        MetricConfigs.classId(config));
  }

  @Override
  public String className() {
    return kind.className;
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
        ThresholdCounts.evenly(numThresholds), classId, counts -> new double[] {best(counts)});
  }

  private double best(ThresholdCounts counts) {
    double[] sensitivity = ThresholdCounts.shares(counts.truePositives(), counts.falseNegatives());
    double[] specificity = ThresholdCounts.shares(counts.trueNegatives(), counts.falsePositives());
    double[] precision = ThresholdCounts.shares(counts.truePositives(), counts.falsePositives());
    return switch (kind) {
      case SENSITIVITY_AT_SPECIFICITY -> best(specificity, sensitivity);
      case SPECIFICITY_AT_SENSITIVITY -> best(sensitivity, specificity);
      case PRECISION_AT_RECALL -> best(sensitivity, precision);
      case RECALL_AT_PRECISION -> best(precision, sensitivity);
    };
  }

  /// Compared in single precision, as in Keras.
  private double best(double[] held, double[] wanted) {
    double best = 0;
    for (int i = 0; i < held.length; i++) {
      if ((float) held[i] >= (float) value) {
        best = Math.max(best, wanted[i]);
      }
    }
    return best;
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = Metric.super.config();
    config.put("class_id", MetricConfigs.orNull(classId));
    config.put("num_thresholds", (long) numThresholds);
    config.put(kind.key, value);
    return config;
  }
}
