package dev.litmus.classifier.evaluation;

/// Student's t distribution for whole degrees of freedom.
final class StudentT {
  private StudentT() {}

  /// The probability of a value within -t..t, by the finite series of Abramowitz and Stegun,
  /// "Handbook of mathematical functions" (1964), 26.7.3 and 26.7.4.
  static double within(double t, int degrees) {
    double angle = StrictMath.atan(t / Math.sqrt(degrees));
    double cos = StrictMath.cos(angle);
    double sin = StrictMath.sin(angle);
    boolean odd = degrees % 2 == 1;
    double term = odd ? cos : 1;
    double sum = degrees == 1 ? 0 : term;
    for (int i = odd ? 3 : 2; i < degrees - 1; i += 2) {
      term *= cos * cos * (i - 1) / i;
      sum += term;
    }
    return odd ? 2 / Math.PI * (angle + sin * sum) : sin * sum;
  }

  /// How far from 0 a value lies with probability 0.05 or less: 2.776 for 4 degrees.
  static double quantile95(int degrees) {
    double low = 0;
    double high = 13;
    while (high - low > 1e-12) {
      double middle = (low + high) / 2;
      if (within(middle, degrees) < 0.95) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }
}
