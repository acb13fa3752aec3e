package dev.litmus.classifier.report;

import dev.litmus.classifier.evaluation.Interval;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Pattern;

/// Numbers and names as people read them.
final class Words {
  private static final Pattern LONG_FRACTION = Pattern.compile("-?\\d{1,9}\\.\\d{5,20}");

  private Words() {}

  /// With so many decimals; never `-0.00`.
  static String fixed(double x, int decimals) {
    if (!Double.isFinite(x)) {
      return "undefined";
    }
    BigDecimal rounded = new BigDecimal(x).setScale(decimals, RoundingMode.HALF_EVEN);
    return rounded.toPlainString();
  }

  /// A figure with three decimals, more digits where it is close to 0.
  static String figure(double x) {
    return x > 0 && x < 0.0005 ? compact(x) : fixed(x, 3);
  }

  static String signed(double x, int decimals) {
    return (x > 0 ? "+" : "") + fixed(x, decimals);
  }

  /// A share as `82 %`, with a decimal where it is close to 0 or 1.
  static String percent(double share) {
    double percent = 100 * share;
    boolean close = percent >= 0.05 && percent < 99.95 && (percent < 10 || percent > 90);
    return fixed(percent, close ? 1 : 0) + "\u00a0%";
  }

  /// `0.77 to 0.90`.
  static String range(Interval interval, int decimals) {
    return interval.defined()
        ? fixed(interval.low(), decimals) + " to " + fixed(interval.high(), decimals)
        : "no interval";
  }

  /// Two decimals, more digits where a probability is close to 0 or 1.
  static String probability(double p) {
    if ((p >= 0.1 && p <= 0.9) || p == 0 || p == 1) {
      return fixed(p, 2);
    }
    return p < 0.1 ? compact(p) : fixed(p, p > 0.999 ? 5 : p > 0.99 ? 4 : 3);
  }

  /// A whole number with a thin space between thousands.
  static String count(double x) {
    if (x != Math.rint(x)) {
      return compact(x);
    }
    return String.format(Locale.ROOT, "%,d", (long) x).replace(",", "\u202f");
  }

  /// `1 row`, `2 rows`.
  static String counted(double x, String noun) {
    return count(x) + " " + noun + (x == 1 ? "" : "s");
  }

  /// Three significant digits, powers of ten where plain digits would be long.
  static String compact(double x) {
    if (!Double.isFinite(x)) {
      return "undefined";
    }
    if (x == 0) {
      return "0";
    }
    double size = Math.abs(x);
    BigDecimal rounded = new BigDecimal(x).round(new MathContext(3)).stripTrailingZeros();
    if (size >= 1e6 || size < 1e-3) {
      return String.format(Locale.ROOT, "%.2e", x)
          .replaceAll("\\.?0*e", "e")
          .replace("e+0", "e")
          .replace("e+", "e")
          .replace("e-0", "e-");
    }
    return size >= 1000 ? count(Math.rint(x)) : rounded.toPlainString();
  }

  /// A text of at most so many places, wide letters taking two; the rest becomes an ellipsis.
  static String shortened(String text, int places) {
    int used = 0;
    for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
      used += width(text.codePointAt(i));
      if (used > places) {
        return text.substring(0, fitting(text, places - 1)).strip() + "…";
      }
    }
    return text;
  }

  private static int fitting(String text, int places) {
    int used = 0;
    int i = 0;
    while (i < text.length()) {
      used += width(text.codePointAt(i));
      if (used > places) {
        break;
      }
      i = text.offsetByCodePoints(i, 1);
    }
    return i;
  }

  private static int width(int letter) {
    return letter >= 0x1100 || letter == 'W' || letter == 'M' || letter == '@' ? 2 : 1;
  }

  /// A place in the data without the folders that its file lies in.
  static String place(String place) {
    return place.substring(Math.max(place.lastIndexOf('/'), place.lastIndexOf('\\')) + 1);
  }

  /// A cell, or what stands for a missing one; long fractions are rounded.
  static String cell(String text) {
    if (text.isEmpty()) {
      return "(missing)";
    }
    return LONG_FRACTION.matcher(text).matches()
        ? new BigDecimal(text).round(new MathContext(5)).stripTrailingZeros().toPlainString()
        : text;
  }
}
