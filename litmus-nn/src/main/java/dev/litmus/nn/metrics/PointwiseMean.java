package dev.litmus.nn.metrics;

import org.jspecify.annotations.Nullable;

/// The weighted mean over predictions of a value that each gives by itself.
record PointwiseMean(String name, Pointwise value) implements Metric {
  @Override
  public State start() {
    return new Gathered(value);
  }

  /// The same mean for metrics that are records of their own.
  static final class Gathered implements State {
    private final Pointwise value;
    private final Mean mean = new Mean();

    Gathered(Pointwise value) {
      this.value = value;
    }

    @Override
    public void update(
        float[] yTrue, float[] yPred, int rows, int units, float @Nullable [] weights) {
      for (int i = 0; i < rows; i++) {
        double weight = weights == null ? 1 : weights[i];
        for (int j = i * units; j < (i + 1) * units; j++) {
          mean.add(value.of(yTrue[j], yPred[j]), weight);
        }
      }
    }

    @Override
    public double result() {
      return mean.result();
    }
  }
}
