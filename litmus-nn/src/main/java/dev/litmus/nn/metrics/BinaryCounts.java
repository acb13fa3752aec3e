package dev.litmus.nn.metrics;

import org.jspecify.annotations.Nullable;

/// What precision and recall count in one pass, over all rows and units; a label other than 0 is
/// positive.
abstract class BinaryCounts implements Metric.State {
  private final float threshold;
  double truePositives;
  double falsePositives;
  double falseNegatives;

  BinaryCounts(double threshold) {
    this.threshold = (float) threshold;
  }

  @Override
  public final void update(
      float[] yTrue, float[] yPred, int rows, int units, float @Nullable [] weights) {
    for (int i = 0; i < rows; i++) {
      double weight = weights == null ? 1 : weights[i];
      for (int j = i * units; j < (i + 1) * units; j++) {
        count(yTrue[j] != 0, yPred[j] > threshold, weight);
      }
    }
  }

  private void count(boolean positive, boolean predicted, double weight) {
    if (positive) {
      if (predicted) {
        truePositives += weight;
      } else {
        falseNegatives += weight;
      }
    } else if (predicted) {
      falsePositives += weight;
    }
  }

  /// part / whole, or 0 when both are 0.
  static double share(double part, double whole) {
    return whole == 0 ? 0 : part / whole;
  }
}
