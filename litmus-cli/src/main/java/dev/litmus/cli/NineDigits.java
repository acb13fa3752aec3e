package dev.litmus.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// Numbers with 9 significant digits, which tell every float32 apart.
final class NineDigits {
  private static final MathContext NINE = new MathContext(9, RoundingMode.HALF_EVEN);

  private NineDigits() {}

  /// As C and Python write `%.9g`: no trailing zeros, an exponent below 0.0001 and from 10^9 on.
  static String of(float number) {
    if (Float.isNaN(number)) {
      return "nan";
    }
    if (Float.isInfinite(number)) {
      return number > 0 ? "inf" : "-inf";
    }
    if (number == 0) {
      return 1 / number < 0 ? "-0" : "0";
    }
    BigDecimal rounded = new BigDecimal(number).round(NINE).stripTrailingZeros();
    int exponent = rounded.precision() - rounded.scale() - 1;
    if (exponent >= -4 && exponent < 9) {
      return rounded.toPlainString();
    }
    String digits = rounded.unscaledValue().toString();
    int first = rounded.signum() < 0 ? 2 : 1;
    String mantissa =
        digits.length() == first
            ? digits
            : digits.substring(0, first) + "." + digits.substring(first);
    return "%se%s%02d".formatted(mantissa, exponent < 0 ? "-" : "+", Math.abs(exponent));
  }
}
