package dev.litmus.classifier.table;

import java.util.regex.Pattern;

/// Recognises dates: `2024-02-29`, `2024/2/29`, `29.02.2024`, `2/29/2024`, each with or without a
/// time of day.
final class DateText {
  private static final Pattern DATE =
      Pattern.compile(
          "(?:\\d{4}([-/.])(?:0?[1-9]|1[0-2])\\1(?:0?[1-9]|[12]\\d|3[01])"
              + "|(?:0?[1-9]|[12]\\d|3[01])([-/.])(?:0?[1-9]|[12]\\d|3[01])\\2(?:\\d{4}|\\d{2}))"
              + "(?:[T ]+\\d{1,2}:\\d{2}(?::\\d{2}(?:[.,]\\d+)?)?(?: ?[AaPp][Mm])?"
              + "(?:Z| ?UTC|[+-]\\d{2}:?\\d{2})?)?");

  private DateText() {}

  static boolean isDate(String cell) {
    int length = cell.length();
    return length >= 6
        && length <= 40
        && cell.charAt(0) >= '0'
        && cell.charAt(0) <= '9'
        && DATE.matcher(cell).matches();
  }
}
