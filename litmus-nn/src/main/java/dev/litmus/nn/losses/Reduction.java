package dev.litmus.nn.losses;

import dev.litmus.nn.Config;
import java.util.Locale;

/// How the weighted losses of a batch's rows become one number: their sum, divided.
public enum Reduction {
  /// By the number of rows: Keras's default.
  SUM_OVER_BATCH_SIZE,
  /// By nothing.
  SUM,
  /// By the sum of the weights.
  MEAN_WITH_SAMPLE_WEIGHT;

  /// Keras's name, such as `sum_over_batch_size`.
  public String kerasName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Reads the key `reduction` of a loss's configuration.
  ///
  /// @throws IllegalArgumentException when it is unknown, or is none, which leaves nothing to make
  ///   small
  public static Reduction read(Config config) {
    return switch (config.string("reduction", "sum_over_batch_size")) {
      case "sum_over_batch_size", "mean", "auto" -> SUM_OVER_BATCH_SIZE;
      case "sum" -> SUM;
      case "mean_with_sample_weight" -> MEAN_WITH_SAMPLE_WEIGHT;
      case String other ->
          throw new IllegalArgumentException(
              "%s: reduction '%s' is not supported; expected sum_over_batch_size, sum or"
                      .formatted(config.owner(), other)
                  + " mean_with_sample_weight");
    };
  }

  /// The loss of a batch from those of its rows, with their weights.
  public double reduce(float[] values, int rows, float[] weights) {
    double sum = 0;
    for (int row = 0; row < rows; row++) {
      sum += weights[row] * values[row];
    }
    double divisor = divisor(rows, weights);
    return divisor == 0 ? 0 : sum / divisor;
  }

  /// Writes the slopes of [#reduce] from those of the rows.
  public void scale(float[] slopes, int rows, float[] weights, float[] out) {
    float divisor = (float) divisor(rows, weights);
    for (int row = 0; row < rows; row++) {
      out[row] = divisor == 0 ? 0 : weights[row] / divisor * slopes[row];
    }
  }

  /// What the sum is divided by.
  double divisor(int rows, float[] weights) {
    return switch (this) {
      case SUM_OVER_BATCH_SIZE -> rows;
      case SUM -> 1;
      case MEAN_WITH_SAMPLE_WEIGHT -> total(rows, weights);
    };
  }

  /// The sum of the rows' weights.
  static double total(int rows, float[] weights) {
    double total = 0;
    for (int row = 0; row < rows; row++) {
      total += weights[row];
    }
    return total;
  }
}
