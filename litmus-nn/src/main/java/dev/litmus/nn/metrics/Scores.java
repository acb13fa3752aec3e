package dev.litmus.nn.metrics;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// All predictions of a pass with labels and weights, kept for an exact figure.
final class Scores implements Metric.State {
  /// The figure of scores, labels (other than 0 is positive) and weights.
  @FunctionalInterface
  interface Figure {
    double of(float[] scores, float[] labels, float @Nullable [] weights);
  }

  private final Figure figure;
  private float[] scores = new float[1024];
  private float[] labels = new float[1024];
  private float[] weights = new float[1024];
  private int size;

  Scores(Figure figure) {
    this.figure = figure;
  }

  @Override
  public void update(
      float[] yTrue, float[] yPred, int rows, int units, float @Nullable [] rowWeights) {
    int needed = size + rows * units;
    if (needed > scores.length) {
      int capacity = Math.max(needed, 2 * scores.length);
      scores = Arrays.copyOf(scores, capacity);
      labels = Arrays.copyOf(labels, capacity);
      weights = Arrays.copyOf(weights, capacity);
    }
    for (int i = 0; i < rows * units; i++) {
      scores[size] = yPred[i];
      labels[size] = yTrue[i];
      weights[size] = rowWeights == null ? 1 : rowWeights[i / units];
      size++;
    }
  }

  @Override
  public double result() {
    return figure.of(
        Arrays.copyOf(scores, size), Arrays.copyOf(labels, size), Arrays.copyOf(weights, size));
  }
}
