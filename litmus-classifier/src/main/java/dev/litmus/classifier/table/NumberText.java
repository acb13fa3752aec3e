package dev.litmus.classifier.table;

import java.math.BigDecimal;

/// One spelling for each number, so that equal numbers are equal labels and categories.
final class NumberText {
  private static final double EXACT_WHOLE = 0x1p53;

  private NumberText() {}

  /// The shortest decimal text that reads back as the number: `3` for 3.0, `0.25`, `1e+30` never
  /// (`1E30`); the empty string for NaN; zero has no sign.
  static String of(double value) {
    if (Double.isNaN(value)) {
      return "";
    }
    if (value == Math.rint(value) && Math.abs(value) < EXACT_WHOLE) {
      return Long.toString((long) value);
    }
    if (Double.isInfinite(value)) {
      return Double.toString(value);
    }
    double magnitude = Math.abs(value);
    return magnitude >= 1e-6 && magnitude < 1e21
        ? new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString()
        : Double.toString(value);
  }
}
