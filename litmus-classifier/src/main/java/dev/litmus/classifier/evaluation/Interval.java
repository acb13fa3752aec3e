package dev.litmus.classifier.evaluation;

/// The 95 % interval of a figure; both ends NaN when there is none.
public record Interval(double low, double high) {
  /// The interval of a figure that is undefined.
  public static final Interval NONE = new Interval(Double.NaN, Double.NaN);

  /// Whether there is an interval at all.
  public boolean defined() {
    return !Double.isNaN(low);
  }

  /// Whether a value lies within, ends included.
  public boolean contains(double value) {
    return low <= value && value <= high;
  }
}
