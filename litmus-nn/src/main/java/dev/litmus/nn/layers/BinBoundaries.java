package dev.litmus.nn.layers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Boundaries that cut data into bins with about as many numbers each, by Keras's sketch: at most 1
/// / epsilon sorted numbers stand for all, each with the weight of those it stands for.
final class BinBoundaries {
  private final float[] values;
  private final float[] weights;

  private BinBoundaries(float[] values, float[] weights) {
    this.values = values;
    this.weights = weights;
  }

  /// The boundaries of so many bins, one fewer.
  static List<Double> of(float[] data, int bins, double epsilon) {
    float[] found = sketch(data, epsilon).compressed(epsilon).compressed(1.0 / bins).values;
    List<Double> boundaries = new ArrayList<>();
    for (int i = 0; i < found.length - 1; i++) {
      boundaries.add((double) found[i]);
    }
    return boundaries;
  }

  private static BinBoundaries sketch(float[] data, double epsilon) {
    float[] sorted = data.clone();
    Arrays.sort(sorted);
    double step = Math.max(sorted.length / (1.0 / epsilon), 1);
    int start = (int) (step - 1);
    int each = (int) step;
    int count = sorted.length > start ? (sorted.length - start - 1) / each + 1 : 0;
    float[] values = new float[count];
    float[] weights = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = sorted[start + i * each];
      weights[i] = (float) step;
    }
    return new BinBoundaries(values, weights);
  }

  /// The sketch at the shares epsilon, 2 epsilon ... of the weight, in between interpolated.
  private BinBoundaries compressed(double epsilon) {
    if (values.length * epsilon < 1) {
      return this;
    }
    float[] sums = new float[weights.length];
    float sum = 0;
    for (int i = 0; i < sums.length; i++) {
      sum += weights[i];
      sums[i] = sum;
    }
    float[] shares = new float[sums.length];
    for (int i = 0; i < shares.length; i++) {
      shares[i] = sums[i] / sum;
    }
    int count = (int) Math.ceil(1.0 / epsilon);
    float[] bins = new float[count];
    float[] counts = new float[count];
    double before = 0;
    for (int i = 0; i < count; i++) {
      double share = epsilon + i * epsilon;
      bins[i] = (float) interpolated(share, shares, values);
      double reached = interpolated(share, shares, sums);
      counts[i] = (float) (reached - before);
      before = reached;
    }
    return new BinBoundaries(bins, counts);
  }

  /// The height at x of the line through points; level beyond the first and the last.
  private static double interpolated(double x, float[] xs, float[] ys) {
    int last = xs.length - 1;
    int at = 0;
    while (at <= last && xs[at] <= x) {
      at++;
    }
    if (at == 0) {
      return ys[0];
    }
    int left = at - 1;
    if (left == last || xs[left] == x) {
      return ys[left];
    }
    double slope = ((double) ys[left + 1] - ys[left]) / ((double) xs[left + 1] - xs[left]);
    return slope * (x - xs[left]) + ys[left];
  }
}
