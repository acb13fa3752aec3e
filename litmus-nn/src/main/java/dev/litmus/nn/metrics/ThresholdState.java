package dev.litmus.nn.metrics;

import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A pass of a metric whose figures follow from counts above thresholds.
///
/// @param unit the only unit that counts, if not all do
/// @param figures the figures of the counts
record ThresholdState(
    ThresholdCounts counts, OptionalInt unit, Function<ThresholdCounts, double[]> figures)
    implements Metric.State {
  @Override
  public void update(
      float[] yTrue, float[] yPred, int rows, int units, float @Nullable [] weights) {
    counts.update(yTrue, yPred, rows, units, weights, unit.orElse(-1));
  }

  @Override
  public double result() {
    return results()[0];
  }

  @Override
  public double[] results() {
    return figures.apply(counts);
  }
}
