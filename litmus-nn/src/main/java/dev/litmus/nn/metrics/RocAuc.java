package dev.litmus.nn.metrics;

import dev.litmus.nn.Config;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The exact area under the ROC curve: the chance that a positive row scores above a negative one,
/// ties counting half. Keras's `AUC` is another figure: it reads the curve at 200 fixed thresholds.
///
/// It keeps every score of the pass. Without both classes the area is undefined: NaN.
public record RocAuc(String name) implements Metric {
  static final String NAME = "roc_auc";

  public RocAuc() {
    this(NAME);
  }

  /// Reads the configuration that [#config] gives.
  public static RocAuc fromConfig(Config config) {
    return new RocAuc(config.string("name", NAME));
  }

  @Override
  public Optional<Better> better() {
    return Optional.of(Better.HIGHER);
  }

  @Override
  public State start() {
    return new Scores(RocAuc::area);
  }

  /// The exact area for scores, labels (other than 0 is positive) and weights (`null`: all 1).
  public static double area(float[] scores, float[] labels, float @Nullable [] weights) {
    int[] order = ascending(scores);
    double pairs = 0;
    double negatives = 0;
    double positives = 0;
    int start = 0;
    while (start < order.length) {
      float score = scores[order[start]];
      if (Float.isNaN(score)) {
        return Double.NaN;
      }
      double tiedPositives = 0;
      double tiedNegatives = 0;
      int end = start;
      while (end < order.length && scores[order[end]] == score) {
        double weight = weights == null ? 1 : weights[order[end]];
        if (labels[order[end]] != 0) {
          tiedPositives += weight;
        } else {
          tiedNegatives += weight;
        }
        end++;
      }
      pairs += tiedPositives * (negatives + tiedNegatives / 2);
      positives += tiedPositives;
      negatives += tiedNegatives;
      start = end;
    }
    return pairs / (positives * negatives);
  }

  /// Indices in the order of their scores: one sort of numbers made of score and index. NaN is
  /// last.
  static int[] ascending(float[] scores) {
    long[] keys = new long[scores.length];
    for (int i = 0; i < keys.length; i++) {
      int bits = Float.floatToIntBits(scores[i]);
      keys[i] = (long) (bits < 0 ? bits ^ Integer.MAX_VALUE : bits) << 32 | i;
    }
    Arrays.sort(keys);
    int[] order = new int[keys.length];
    for (int i = 0; i < keys.length; i++) {
      order[i] = (int) keys[i];
    }
    return order;
  }
}
