package dev.litmus.classifier.evaluation;

/// What a single row's probability costs.
public final class RowLosses {
  /// The distance from 1 to the next double: scikit-learn's clipping of probabilities.
  private static final double EPSILON = 0x1p-52;

  private RowLosses() {}

  /// -ln of the probability given to the true class, clipped to 2^-52 .. 1 - 2^-52.
  public static double logLoss(double probability, boolean positive) {
    double given = positive ? probability : 1 - probability;
    return -StrictMath.log(Math.clamp(given, EPSILON, 1 - EPSILON));
  }

  /// (p - y)^2.
  public static double brier(double probability, boolean positive) {
    double distance = positive ? 1 - probability : probability;
    return distance * distance;
  }
}
