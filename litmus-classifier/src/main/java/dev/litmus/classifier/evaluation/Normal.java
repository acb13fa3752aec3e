package dev.litmus.classifier.evaluation;

/// The standard normal distribution.
final class Normal {
  /// Its 97.5 % quantile: 95 % lie within this many standard deviations.
  static final double Z95 = 1.959963984540054;

  private Normal() {}

  /// The probability of a value of at most x, from the series 1/2 + density(x) (x + x^3 / 3 + x^5 /
  /// (3 5) + ...), to about 1e-15.
  static double probability(double x) {
    if (Math.abs(x) > 8) {
      return x < 0 ? 0 : 1;
    }
    double term = x;
    double sum = x;
    for (int i = 3; Math.abs(term) > 1e-17 * Math.abs(sum); i += 2) {
      term *= x * x / i;
      sum += term;
    }
    return 0.5 + sum * StrictMath.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
  }

  /// The value that is not exceeded with the given probability, within -8..8, by halving.
  static double quantile(double probability) {
    double low = -8;
    double high = 8;
    while (high - low > 1e-12) {
      double middle = (low + high) / 2;
      if (probability(middle) < probability) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }
}
