package dev.litmus.nn.metrics;

import dev.litmus.nn.Config;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The exact average precision: the mean of the precision at the score of each positive row, rows
/// of equal score taken together; the sum over thresholds of precision times the recall gained.
/// Keras's `AUC` with the curve PR is another figure. Without positive rows it is undefined: NaN.
public record AveragePrecision(String name) implements Metric {
  static final String NAME = "average_precision";

  public AveragePrecision() {
    this(NAME);
  }

  /// Reads the configuration that [#config] gives.
  public static AveragePrecision fromConfig(Config config) {
    return new AveragePrecision(config.string("name", NAME));
  }

  @Override
  public Optional<Better> better() {
    return Optional.of(Better.HIGHER);
  }

  @Override
  public State start() {
    return new Scores(AveragePrecision::of);
  }

  /// The exact figure for scores, labels (other than 0 is positive) and weights (`null`: all 1).
  public static double of(float[] scores, float[] labels, float @Nullable [] weights) {
    int[] order = RocAuc.ascending(scores);
    double positives = 0;
    double all = 0;
    double sum = 0;
    int start = order.length - 1;
    while (start >= 0) {
      float score = scores[order[start]];
      if (Float.isNaN(score)) {
        return Double.NaN;
      }
      double tied = 0;
      int end = start;
      while (end >= 0 && scores[order[end]] == score) {
        double weight = weights == null ? 1 : weights[order[end]];
        all += weight;
        tied += labels[order[end]] != 0 ? weight : 0;
        end--;
      }
      positives += tied;
      sum += all == 0 ? 0 : tied * positives / all;
      start = end;
    }
    return sum / positives;
  }
}
