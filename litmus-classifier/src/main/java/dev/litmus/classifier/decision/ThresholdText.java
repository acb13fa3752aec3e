package dev.litmus.classifier.decision;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The spelling of threshold rules.
final class ThresholdText {
  private static final Pattern SHAPE =
      Pattern.compile("(precision|recall|alerts)=(.+)|cost[ =]+([^:]+):([^:]+)");

  private ThresholdText() {}

  static ThresholdRule parse(String text) {
    String plain = text.strip().toLowerCase(Locale.ROOT);
    if (plain.equals("f1")) {
      return new ThresholdRule.F1();
    }
    if (plain.equals("youden")) {
      return new ThresholdRule.Youden();
    }
    Matcher shape = SHAPE.matcher(plain);
    try {
      if (!shape.matches()) {
        return new ThresholdRule.Fixed(parsed(plain));
      }
      String rule = shape.group(1);
      if (rule == null) {
        return new ThresholdRule.Cost(parsed(shape.group(3)), parsed(shape.group(4)));
      }
      double number = parsed(shape.group(2));
      return switch (rule) {
        case "precision" -> new ThresholdRule.Precision(number);
        case "recall" -> new ThresholdRule.Recall(number);
        default -> new ThresholdRule.Alerts(number);
      };
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "threshold must be a number from 0 to 1, f1, youden, precision=0.9, recall=0.9, alerts=50 (of a thousand rows) or \"cost 5:1\" (false positive : false negative); found '%s'"
              .formatted(text),
          e);
    }
  }

  private static double parsed(String number) {
    return new BigDecimal(number.strip()).doubleValue();
  }

  static void checkShare(String rule, double floor) {
    if (!(floor > 0 && floor <= 1)) {
      throw new IllegalArgumentException(
          "threshold %s=SHARE: the share must be above 0 and at most 1; found %s"
              .formatted(rule, number(floor)));
    }
  }

  /// The shortest decimal form: 50 rather than 50.0.
  static String number(double x) {
    return Double.isFinite(x)
        ? BigDecimal.valueOf(x).stripTrailingZeros().toPlainString()
        : Double.toString(x);
  }

  /// To four significant digits.
  static String rounded(double x) {
    return number(new BigDecimal(x).round(new MathContext(4)).doubleValue());
  }
}
