package dev.litmus.plot;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// Numbers as they are written into plots.
final class Numbers {
  private Numbers() {}

  /// At most three decimals, none that are 0.
  static String plain(double x) {
    BigDecimal rounded = new BigDecimal(x).setScale(3, RoundingMode.HALF_EVEN).stripTrailingZeros();
    return rounded.signum() == 0 ? "0" : rounded.toPlainString();
  }

  /// A share as per cent with one decimal.
  static String percent(double share) {
    return new BigDecimal(100 * share).setScale(1, RoundingMode.HALF_EVEN).toPlainString() + " %";
  }
}
