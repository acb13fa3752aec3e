package dev.litmus.nn.internal;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// Numbers as Python writes them: the same text as Keras's in every locale. Java's own formatter
/// rounds the shortest decimal half up, Python the exact value half to even.
public final class PythonNumbers {
  private PythonNumbers() {}

  /// Python's `f"{value:.2f}"` with that many decimals.
  public static String fixed(double value, int decimals) {
    if (!Double.isFinite(value)) {
      return nonFinite(value);
    }
    String text =
        new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).abs().toPlainString();
    return sign(value) + text;
  }

  /// Python's `f"{value:.2e}"` with that many decimals.
  public static String scientific(double value, int decimals) {
    if (!Double.isFinite(value)) {
      return nonFinite(value);
    }
    BigDecimal rounded =
        new BigDecimal(value).abs().round(new MathContext(decimals + 1, RoundingMode.HALF_EVEN));
    int exponent = rounded.signum() == 0 ? 0 : rounded.precision() - rounded.scale() - 1;
    String digits = rounded.movePointLeft(exponent).setScale(decimals).toPlainString();
    return sign(value) + digits + exponent(exponent);
  }

  /// Python's `repr(value)`: the fewest digits that give the number back.
  public static String repr(double value) {
    if (!Double.isFinite(value)) {
      return nonFinite(value);
    }
    BigDecimal shortest = new BigDecimal(Double.toString(Math.abs(value))).stripTrailingZeros();
    int exponent = shortest.signum() == 0 ? 0 : shortest.precision() - shortest.scale() - 1;
    if (exponent >= -4 && exponent < 16) {
      return sign(value) + shortest.setScale(Math.max(1, shortest.scale())).toPlainString();
    }
    return sign(value) + shortest.movePointLeft(exponent).toPlainString() + exponent(exponent);
  }

  private static String sign(double value) {
    return value < 0 || Double.compare(value, -0.0) == 0 ? "-" : "";
  }

  private static String exponent(int exponent) {
    String digits = Integer.toString(Math.abs(exponent));
    return (exponent < 0 ? "e-" : "e+") + (digits.length() < 2 ? "0" : "") + digits;
  }

  private static String nonFinite(double value) {
    return Double.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
  }
}
