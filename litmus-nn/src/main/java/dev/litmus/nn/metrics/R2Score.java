package dev.litmus.nn.metrics;

import dev.litmus.nn.Config;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The coefficient of determination, 1 - sum of (y - p)^2 / sum of (y - mean of y)^2, of each unit,
/// and of those the mean. Where labels do not differ it is 0, or undefined (NaN) when all are met.
///
/// @param aggregation how units become one figure
/// @param numRegressors when above 0, the score is adjusted for so many: 1 - (1 - R2)(n - 1) / (n -
///   k - 1)
public record R2Score(String name, Aggregation aggregation, int numRegressors) implements Metric {
  static final String NAME = "r2_score";
  private static final double NOTHING = 1e-12;

  /// How the scores of units become one.
  public enum Aggregation {
    /// Each unit has a score.
    NONE,
    /// Their mean.
    UNIFORM_AVERAGE,
    /// Their mean, each counted by the variance of its labels.
    VARIANCE_WEIGHTED_AVERAGE
  }

  public R2Score() {
    this(NAME, Aggregation.UNIFORM_AVERAGE, 0);
  }

  /// Reads Keras's configuration.
  public static R2Score fromConfig(Config config) {
    boolean none = config.keys().contains("class_aggregation") && !config.has("class_aggregation");
    return new R2Score(
        config.string("name", NAME),
        none
            ? Aggregation.NONE
            : switch (config.string("class_aggregation", "uniform_average")) {
              case "uniform_average" -> Aggregation.UNIFORM_AVERAGE;
              case "variance_weighted_average" -> Aggregation.VARIANCE_WEIGHTED_AVERAGE;
              case String other ->
                  throw new IllegalArgumentException(
                      ("%s: class_aggregation must be null, uniform_average or"
                              + " variance_weighted_average; found '%s'")
                          .formatted(config.owner(), other));
            },
        config.integer("num_regressors", 0, 0));
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
    return new Sums();
  }

  private final class Sums implements State {
    private double[] sum = {};
    private double[] squares = {};
    private double[] errors = {};
    private double count;
    private long numbers;

    @Override
    public void update(
        float[] yTrue, float[] yPred, int rows, int units, float @Nullable [] weights) {
      if (sum.length == 0) {
        sum = new double[units];
        squares = new double[units];
        errors = new double[units];
      }
      for (int row = 0; row < rows; row++) {
        double weight = weights == null ? 1 : weights[row];
        count += weight;
        for (int j = 0; j < units; j++) {
          double y = yTrue[row * units + j];
          double error = y - yPred[row * units + j];
          sum[j] += weight * y;
          squares[j] += weight * y * y;
          errors[j] += weight * error * error;
        }
      }
      numbers += (long) rows * units;
    }

    @Override
    public double result() {
      double[] results = results();
      return results.length == 0 ? 0 : results[0];
    }

    @Override
    public double[] results() {
      double[] scores = new double[sum.length];
      double mean = 0;
      double weighted = 0;
      double totals = 0;
      for (int j = 0; j < scores.length; j++) {
        double total = squares[j] - sum[j] * sum[j] / count;
        // What is left of equal labels by rounding is nothing.
        total = total < NOTHING * squares[j] ? 0 : total;
        double score = 1 - errors[j] / total;
        scores[j] = adjusted(Double.isInfinite(score) ? 0 : score);
        mean += (Double.isInfinite(score) ? 0 : score) / scores.length;
        weighted += total * (Double.isInfinite(score) ? 0 : score);
        totals += total;
      }
      return switch (aggregation) {
        case NONE -> scores;
        case UNIFORM_AVERAGE -> new double[] {adjusted(mean)};
        case VARIANCE_WEIGHTED_AVERAGE -> new double[] {adjusted(weighted / totals)};
      };
    }

    private double adjusted(double score) {
      return numRegressors == 0 || numRegressors >= numbers - 1
          ? score
          : 1 - (1 - score) * (numbers - 1) / (numbers - numRegressors - 1);
    }
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = Metric.super.config();
    config.put(
        "class_aggregation",
        aggregation == Aggregation.NONE
            ? null
            : aggregation.name().toLowerCase(java.util.Locale.ROOT));
    config.put("num_regressors", (long) numRegressors);
    return config;
  }
}
