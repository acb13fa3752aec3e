package dev.litmus.classifier.evaluation;

/// The 95 % interval of a figure; both ends NaN when there is none.
public record Interval(double low, double high) {
  /// The interval of a figure that is undefined.
  public static final Interval NONE = new Interval(Double.NaN, Double.NaN);

  /// Of a share, by Wilson's score method ("Probable inference, the law of succession, and
  /// statistical inference", 1927): (p + z^2 / 2n +- z sqrt(p (1 - p) / n + z^2 / 4n^2)) / (1 + z^2
  /// / n); none for n = 0.
  ///
  /// @param share from 0 to 1
  /// @param rows how many rows it is a share of
  public static Interval wilson(double share, double rows) {
    if (rows == 0) {
      return NONE;
    }
    double z2 = Normal.Z95 * Normal.Z95;
    double middle = share + z2 / (2 * rows);
    double half = Normal.Z95 * Math.sqrt(share * (1 - share) / rows + z2 / (4 * rows * rows));
    double scale = 1 + z2 / rows;
    // At the ends the formula gives 0 and 1 but for rounding.
    double low = share == 0 ? 0 : (middle - half) / scale;
    double high = share == 1 ? 1 : (middle + half) / scale;
    return new Interval(low, high);
  }

  /// Of an estimate that is normally distributed: 1.96 standard deviations to either side; none
  /// where the variance is not known.
  public static Interval normal(double estimate, double variance) {
    double half = Normal.Z95 * Math.sqrt(variance);
    return Double.isNaN(half) ? NONE : new Interval(estimate - half, estimate + half);
  }

  /// Whether there is an interval at all.
  public boolean defined() {
    return !Double.isNaN(low);
  }

  /// Whether a value lies within, ends included.
  public boolean contains(double value) {
    return low <= value && value <= high;
  }
}
