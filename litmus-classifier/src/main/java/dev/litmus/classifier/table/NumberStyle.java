package dev.litmus.classifier.table;

import java.nio.charset.StandardCharsets;

/// How the numbers of a column are spelled.
///
/// @param decimal the decimal mark, `.` or `,`
/// @param grouping what stands between groups of three digits: `,` `.` `'` or a blank (which also
///   takes the no-break and the narrow blank); 0 when digits are not grouped
/// @param percent whether a percent sign follows; 5 % reads as 0.05
/// @param currency whether a currency sign or code may stand before or after the number
public record NumberStyle(char decimal, char grouping, boolean percent, boolean currency) {
  /// Nothing but digits, a point, a sign and an exponent.
  public static final NumberStyle PLAIN = new NumberStyle('.', (char) 0, false, false);

  private static final String CURRENCY_SIGNS = "$€£¥₹₽₩";
  private static final String[] CURRENCY_CODES = {"USD", "EUR", "GBP", "CHF", "JPY"};

  /// Checks that the marks differ.
  public NumberStyle {
    if (decimal != '.' && decimal != ',') {
      throw new IllegalArgumentException("the decimal mark must be . or , not " + decimal);
    }
    if (decimal == grouping) {
      throw new IllegalArgumentException("decimal mark and grouping are both " + decimal);
    }
  }

  /// The number a trimmed cell holds; NaN when it holds none in this style.
  public double parse(String cell) {
    if (equals(PLAIN)) {
      byte[] bytes = cell.getBytes(StandardCharsets.UTF_8);
      return NumberParser.parse(bytes, 0, bytes.length);
    }
    String number = cell;
    if (currency) {
      number = withoutCurrency(number);
    }
    if (percent) {
      if (!number.endsWith("%")) {
        return isZero(number) ? 0 : Double.NaN;
      }
      number = number.substring(0, number.length() - 1).strip();
    }
    String plain = plain(number);
    byte[] bytes = plain.getBytes(StandardCharsets.UTF_8);
    double value = NumberParser.parse(bytes, 0, bytes.length);
    return percent ? value / 100 : value;
  }

  private static boolean isZero(String number) {
    return number.equals("0");
  }

  /// The number without currency, a sign before the currency kept: `-$5` and `$-5` are -5.
  static String withoutCurrency(String cell) {
    String sign = "";
    String rest = cell;
    if (rest.startsWith("-") || rest.startsWith("+")) {
      sign = rest.substring(0, 1);
      rest = rest.substring(1).strip();
    }
    int length = rest.length();
    if (length > 0 && CURRENCY_SIGNS.indexOf(rest.charAt(0)) >= 0) {
      return sign + rest.substring(1).strip();
    }
    if (length > 0 && CURRENCY_SIGNS.indexOf(rest.charAt(length - 1)) >= 0) {
      return sign + rest.substring(0, length - 1).strip();
    }
    for (String code : CURRENCY_CODES) {
      if (rest.startsWith(code)) {
        return sign + rest.substring(3).strip();
      }
      if (rest.endsWith(code)) {
        return sign + rest.substring(0, length - 3).strip();
      }
    }
    return cell;
  }

  /// The number spelled plainly; text that is no number when the grouping is wrong.
  private String plain(String number) {
    StringBuilder plain = new StringBuilder(number.length());
    int digitsInGroup = 0;
    boolean grouped = false;
    boolean fraction = false;
    for (int i = 0; i < number.length(); i++) {
      char c = number.charAt(i);
      if (c == decimal && !fraction) {
        if (grouped && digitsInGroup != 3) {
          return "";
        }
        fraction = true;
        plain.append('.');
      } else if (isGrouping(c)) {
        if (fraction
            || digitsInGroup == 0
            || digitsInGroup > 3
            || (grouped && digitsInGroup != 3)) {
          return "";
        }
        grouped = true;
        digitsInGroup = 0;
      } else if (c == '.' || c == ',') {
        return "";
      } else {
        digitsInGroup += c >= '0' && c <= '9' ? 1 : 0;
        plain.append(c);
      }
    }
    return grouped && !fraction && digitsInGroup != 3 ? "" : plain.toString();
  }

  private boolean isGrouping(char c) {
    return grouping != 0
        && (c == grouping || (grouping == ' ' && (c == '\u00a0' || c == '\u202f')));
  }
}
