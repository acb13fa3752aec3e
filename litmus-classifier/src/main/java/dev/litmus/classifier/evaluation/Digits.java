package dev.litmus.classifier.evaluation;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// Numbers with a fixed count of decimals, rounded as Python rounds them: the exact binary value,
/// to the nearest, ties to even. The JDK's own formatter rounds the shortest decimal form, ties up.
final class Digits {
  private Digits() {}

  static String four(double x) {
    return fixed(x, 4);
  }

  static String fixed(double x, int decimals) {
    if (!Double.isFinite(x)) {
      return Double.isNaN(x) ? "nan" : x > 0 ? "inf" : "-inf";
    }
    return new BigDecimal(x).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
  }

  /// With at most four decimals and no trailing zeros: counts as they are, sums of weights rounded.
  static String plain(double x) {
    BigDecimal rounded = new BigDecimal(x).setScale(4, RoundingMode.HALF_EVEN).stripTrailingZeros();
    return rounded.signum() == 0 ? "0" : rounded.toPlainString();
  }
}
