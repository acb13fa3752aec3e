package dev.litmus.classifier.table;

import java.nio.charset.StandardCharsets;

/// Reads plain decimal numbers: `-12`, `+.5`, `3.`, `6.02e23`. No hexadecimal, no suffix, no
/// grouping. The result is the nearest double.
final class NumberParser {
  private static final double[] POWERS_OF_TEN = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };
  private static final long EXACT_WHOLE = 1L << 53;

  private NumberParser() {}

  /// The number in bytes from (inclusive) to (exclusive); NaN when they are no number, infinite for
  /// a word such as `inf` and for a number beyond the range of double.
  static double parse(byte[] text, int from, int to) {
    int at = from;
    if (at < to && (text[at] == '-' || text[at] == '+')) {
      at++;
    }
    long digits = 0;
    int digitCount = 0;
    int significant = 0;
    int scale = 0;
    boolean point = false;
    for (; at < to; at++) {
      int c = text[at];
      if (c >= '0' && c <= '9') {
        digitCount++;
        if (significant > 0 || c != '0') {
          significant++;
        }
        if (significant <= 18) {
          digits = 10 * digits + (c - '0');
        }
        scale -= point ? 1 : 0;
      } else if (c == '.' && !point) {
        point = true;
      } else {
        break;
      }
    }
    if (digitCount == 0) {
      return isInfinity(text, at, to) && !point
          ? (text[from] == '-' ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY)
          : Double.NaN;
    }
    int exponent = 0;
    if (at < to && (text[at] == 'e' || text[at] == 'E')) {
      at++;
      boolean down = at < to && text[at] == '-';
      if (at < to && (text[at] == '-' || text[at] == '+')) {
        at++;
      }
      if (at == to) {
        return Double.NaN;
      }
      for (; at < to && text[at] >= '0' && text[at] <= '9'; at++) {
        exponent = Math.min(100_000, 10 * exponent + (text[at] - '0'));
      }
      exponent = down ? -exponent : exponent;
    }
    if (at < to) {
      return Double.NaN;
    }
    int power = scale + exponent;
    if (significant <= 18 && digits < EXACT_WHOLE && power >= -22 && power <= 22) {
      // both factors are exact, so one multiplication or division rounds once
      double magnitude = power < 0 ? digits / POWERS_OF_TEN[-power] : digits * POWERS_OF_TEN[power];
      return text[from] == '-' ? -magnitude : magnitude;
    }
    return Double.parseDouble(new String(text, from, to - from, StandardCharsets.US_ASCII));
  }

  private static boolean isInfinity(byte[] text, int from, int to) {
    if (to - from != 3 && to - from != 8) {
      return false;
    }
    String word = new String(text, from, to - from, StandardCharsets.US_ASCII);
    return word.equalsIgnoreCase("inf") || word.equalsIgnoreCase("infinity");
  }
}
