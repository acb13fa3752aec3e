package dev.litmus.classifier.evaluation;

/// Probabilities on the scale ln(p / (1 - p)), on which networks answer and reasons add up.
public final class Logit {
  /// ln(2^24): beyond it a float cannot tell 1 from a probability, so neither end goes farther.
  private static final double LARGEST = 24 * 0.6931471805599453;

  private Logit() {}

  /// The logit of a probability, within -16.6..16.6.
  public static double of(double probability) {
    double logit = StrictMath.log(probability) - StrictMath.log1p(-probability);
    return Math.clamp(logit, -LARGEST, LARGEST);
  }

  /// The probability of a logit: 1 / (1 + e^-z).
  public static double sigmoid(double logit) {
    return logit >= 0
        ? 1 / (1 + StrictMath.exp(-logit))
        : StrictMath.exp(logit) / (1 + StrictMath.exp(logit));
  }
}
