package dev.litmus.nn.metrics;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What lies above each of several thresholds, counted in one pass over all rows and units; a label
/// other than 0 is positive. As in Keras, thresholds that cut 0..1 evenly are bins to which a
/// prediction is assigned by one multiplication in single precision.
final class ThresholdCounts {
  private static final double EVEN_ABSOLUTE = 1e-7;
  private static final double EVEN_RELATIVE = 1e-5;

  private final float[] thresholds;
  private final boolean even;
  private final double[] positivesIn;
  private final double[] negativesIn;
  private double positives;
  private double negatives;

  private ThresholdCounts(float[] thresholds, boolean even) {
    this.thresholds = thresholds;
    this.even = even;
    this.positivesIn = new double[thresholds.length];
    this.negativesIn = new double[thresholds.length];
  }

  static ThresholdCounts of(List<Double> thresholds) {
    return new ThresholdCounts(floats(thresholds), thresholds.size() >= 3 && areEven(thresholds));
  }

  /// So many thresholds from 0 to 1; a single one is 0.5.
  static ThresholdCounts evenly(int count) {
    float[] thresholds = new float[count];
    for (int i = 0; i < count; i++) {
      thresholds[i] = count == 1 ? 0.5f : (float) i / (count - 1);
    }
    return new ThresholdCounts(thresholds, count > 1);
  }

  /// Thresholds between two more, just below 0 and just above 1.
  static ThresholdCounts within(List<Double> inner) {
    List<Double> all = new java.util.ArrayList<>(inner);
    all.addFirst(0.0);
    all.addLast(1.0);
    boolean even = areEven(all);
    all.set(0, -1e-7);
    all.set(all.size() - 1, 1 + 1e-7);
    return new ThresholdCounts(floats(all), even);
  }

  private static float[] floats(List<Double> values) {
    float[] floats = new float[values.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = values.get(i).floatValue();
    }
    return floats;
  }

  private static boolean areEven(List<Double> values) {
    for (int i = 0; i < values.size(); i++) {
      double expected = (double) i / (values.size() - 1);
      if (!(Math.abs(values.get(i) - expected) <= EVEN_ABSOLUTE + EVEN_RELATIVE * expected)) {
        return false;
      }
    }
    return true;
  }

  int size() {
    return thresholds.length;
  }

  /// Takes a batch in; `unit` is the only one to count, or -1 for all.
  void update(
      float[] yTrue, float[] yPred, int rows, int units, float @Nullable [] weights, int unit) {
    for (int row = 0; row < rows; row++) {
      double weight = weights == null ? 1 : weights[row];
      for (int j = 0; j < units; j++) {
        if (unit < 0 || j == unit) {
          add(yTrue[row * units + j] != 0, yPred[row * units + j], weight);
        }
      }
    }
  }

  private void add(boolean positive, float prediction, double weight) {
    if (positive) {
      positives += weight;
    } else {
      negatives += weight;
    }
    double[] in = positive ? positivesIn : negativesIn;
    if (even) {
      float clipped = Math.clamp(prediction, 0f, 1f);
      int bin = (int) Math.ceil(clipped * (thresholds.length - 1)) - 1;
      int least = thresholds[0] < 0 ? 0 : -1;
      bin = Math.max(bin, least);
      if (bin >= 0) {
        in[bin] += weight;
      }
    } else {
      for (int i = 0; i < thresholds.length; i++) {
        if (prediction > thresholds[i]) {
          in[i] += weight;
        }
      }
    }
  }

  private double[] above(double[] in) {
    double[] above = in.clone();
    for (int i = above.length - 2; even && i >= 0; i--) {
      above[i] += above[i + 1];
    }
    return above;
  }

  /// Positives above each threshold.
  double[] truePositives() {
    return above(positivesIn);
  }

  /// Negatives above each threshold.
  double[] falsePositives() {
    return above(negativesIn);
  }

  double[] falseNegatives() {
    double[] counts = truePositives();
    for (int i = 0; i < counts.length; i++) {
      counts[i] = positives - counts[i];
    }
    return counts;
  }

  double[] trueNegatives() {
    double[] counts = falsePositives();
    for (int i = 0; i < counts.length; i++) {
      counts[i] = negatives - counts[i];
    }
    return counts;
  }

  /// part / (part + rest) for each threshold, or 0 where both are 0.
  static double[] shares(double[] part, double[] rest) {
    double[] shares = new double[part.length];
    for (int i = 0; i < shares.length; i++) {
      shares[i] = share(part[i], part[i] + rest[i]);
    }
    return shares;
  }

  /// part / whole, or 0 when the whole is 0.
  static double share(double part, double whole) {
    return whole == 0 ? 0 : part / whole;
  }
}
