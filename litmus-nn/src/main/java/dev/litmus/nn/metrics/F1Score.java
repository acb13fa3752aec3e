package dev.litmus.nn.metrics;

import dev.litmus.nn.Config;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The harmonic mean of precision and recall for one unit, with Keras's guard e = 1e-7:
///
///     precision = TP / (TP + FP + e),  recall = TP / (TP + FN + e)
///     F1 = 2 precision recall / (precision + recall + e)
///
/// Keras's own default is no threshold at all, which takes the largest unit of a row as positive: for
/// one unit that is always. Litmus asks for a threshold and defaults to 0.5.
///
/// @param threshold within (0, 1]; a prediction above it counts as positive
public record F1Score(String name, double threshold) implements Metric {
  static final String NAME = "f1_score";

  private static final double GUARD = 1e-7;

  public F1Score {
    if (!(threshold > 0 && threshold <= 1)) {
      throw new IllegalArgumentException(
          "F1Score: threshold must be above 0 and at most 1, but is " + threshold);
    }
  }

  public F1Score() {
    this(NAME, 0.5);
  }

  public F1Score(double threshold) {
    this(NAME, threshold);
  }

  /// Reads Keras's configuration.
  ///
  /// @throws IllegalArgumentException when a file gives no threshold
  public static F1Score fromConfig(Config config) {
    config.ignore("average"); // the same for one unit, whichever it is
    boolean asked = config.keys().contains("threshold");
    return new F1Score(config.string("name", NAME), asked ? config.number("threshold") : 0.5);
  }

  @Override
  public Optional<Better> better() {
    return Optional.of(Better.HIGHER);
  }

  @Override
  public State start() {
    return new Counts((float) threshold);
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = Metric.super.config();
    config.put("average", null);
    config.put("threshold", threshold);
    return config;
  }

  /// Sums that take a label between 0 and 1 as partly positive.
  private static final class Counts implements State {
    private final float threshold;
    private double truePositives;
    private double falsePositives;
    private double falseNegatives;

    Counts(float threshold) {
      this.threshold = threshold;
    }

    @Override
    public void update(
        float[] yTrue, float[] yPred, int rows, int units, float @Nullable [] weights) {
      if (units != 1) {
        throw new IllegalArgumentException(
            "metric f1_score: expected one output unit; found " + units);
      }
      for (int i = 0; i < rows; i++) {
        double weight = weights == null ? 1 : weights[i];
        if (yPred[i] > threshold) {
          truePositives += weight * yTrue[i];
          falsePositives += weight * (1 - yTrue[i]);
        } else {
          falseNegatives += weight * yTrue[i];
        }
      }
    }

    @Override
    public double result() {
      double precision = truePositives / (truePositives + falsePositives + GUARD);
      double recall = truePositives / (truePositives + falseNegatives + GUARD);
      return 2 * precision * recall / (precision + recall + GUARD);
    }
  }
}
