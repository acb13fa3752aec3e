package dev.litmus.nn.metrics;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Counts of a pass for F scores, unit by unit; a label between 0 and 1 is partly positive. Without
/// a threshold the largest unit of a row is the positive one.
final class FScores implements Metric.State {
  private static final double GUARD = 1e-7;
  private static final float NOTHING = 1e-9f;

  private final double beta;
  private final Optional<Double> threshold;
  private final FBetaScore.Average average;
  private double[] truePositives = {};
  private double[] falsePositives = {};
  private double[] falseNegatives = {};
  private double[] support = {};

  FScores(double beta, Optional<Double> threshold, FBetaScore.Average average) {
    this.beta = beta;
    this.threshold = threshold;
    this.average = average;
  }

  @Override
  public void update(
      float[] yTrue, float[] yPred, int rows, int units, float @Nullable [] weights) {
    if (truePositives.length == 0) {
      int kept = average == FBetaScore.Average.MICRO ? 1 : units;
      truePositives = new double[kept];
      falsePositives = new double[kept];
      falseNegatives = new double[kept];
      support = new double[kept];
    }
    for (int row = 0; row < rows; row++) {
      double weight = weights == null ? 1 : weights[row];
      float limit = limit(yPred, row * units, units);
      for (int j = 0; j < units; j++) {
        float y = yTrue[row * units + j];
        float p = yPred[row * units + j];
        int k = j % truePositives.length;
        boolean positive = threshold.isPresent() ? p > limit : p >= limit && Math.abs(p) > NOTHING;
        if (positive) {
          truePositives[k] += weight * y;
          falsePositives[k] += weight * (1 - y);
        } else {
          falseNegatives[k] += weight * y;
        }
        support[k] += weight * y;
      }
    }
  }

  private float limit(float[] yPred, int offset, int units) {
    if (threshold.isPresent()) {
      return threshold.get().floatValue();
    }
    float largest = Float.NEGATIVE_INFINITY;
    for (int i = offset; i < offset + units; i++) {
      largest = Math.max(largest, yPred[i]);
    }
    return largest;
  }

  @Override
  public double result() {
    double[] results = results();
    return results.length == 0 ? 0 : results[0];
  }

  @Override
  public double[] results() {
    double[] scores = new double[truePositives.length];
    double square = beta * beta;
    double total = GUARD;
    for (double share : support) {
      total += share;
    }
    double mean = 0;
    double weighted = 0;
    for (int k = 0; k < scores.length; k++) {
      double precision = truePositives[k] / (truePositives[k] + falsePositives[k] + GUARD);
      double recall = truePositives[k] / (truePositives[k] + falseNegatives[k] + GUARD);
      scores[k] = (1 + square) * precision * recall / (square * precision + recall + GUARD);
      mean += scores[k] / scores.length;
      weighted += scores[k] * support[k] / total;
    }
    return switch (average) {
      case NONE -> scores;
      case MICRO, MACRO -> new double[] {mean};
      case WEIGHTED -> new double[] {weighted};
    };
  }
}
