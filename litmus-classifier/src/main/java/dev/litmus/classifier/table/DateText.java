package dev.litmus.classifier.table;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads dates: `2024-02-29`, `2024/2/29`, `29.02.2024`, `2/29/2024`, each with or without a time
/// of day, `10:15`, `10:15:30.5`, `10:15 PM`, and a distance from UTC, `Z`, `+02:00`.
final class DateText {
  private static final Pattern DATE =
      Pattern.compile(
          "(?:(?<year>\\d{4})([-/.])(?<month>0?[1-9]|1[0-2])\\2(?<day>0?[1-9]|[12]\\d|3[01])"
              + "|(?<first>0?[1-9]|[12]\\d|3[01])(?<mark>[-/.])(?<second>0?[1-9]|[12]\\d|3[01])"
              + "\\k<mark>(?<last>\\d{4}|\\d{2}))"
              + "(?:[T ]+(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::(?<seconds>\\d{2}(?:[.,]\\d+)?))?"
              + "(?: ?(?<half>[AaPp])[Mm])?"
              + "(?<zone>Z| ?UTC|[+-]\\d{2}:?\\d{2})?)?");

  private static final int SECONDS_A_DAY = 86_400;

  /// Years of two digits are those from 1969 to 2068, as POSIX has it.
  private static final int FIRST_SHORT_YEAR = 69;

  private DateText() {}

  static boolean isDate(String cell) {
    return looksLike(cell) && DATE.matcher(cell).matches();
  }

  private static boolean looksLike(String cell) {
    int length = cell.length();
    return length >= 6 && length <= 40 && cell.charAt(0) >= '0' && cell.charAt(0) <= '9';
  }

  /// Seconds since 1970-01-01T00:00 UTC, or NaN when it is no date. A time without a distance from
  /// UTC counts as UTC: what matters to a network is the clock on the wall.
  static double seconds(String cell, DateOrder order) {
    if (!looksLike(cell)) {
      return Double.NaN;
    }
    Matcher date = DATE.matcher(cell);
    if (!date.matches()) {
      return Double.NaN;
    }
    try {
      return (double) day(date, order).toEpochDay() * SECONDS_A_DAY + time(date);
    } catch (DateTimeException _) {
      // A day that its month does not have.
      return Double.NaN;
    }
  }

  private static LocalDate day(Matcher date, DateOrder order) {
    if (date.group("year") != null) {
      return LocalDate.of(number(date, "year"), number(date, "month"), number(date, "day"));
    }
    int first = number(date, "first");
    int second = number(date, "second");
    boolean dayFirst = first > 12 || (second <= 12 && order == DateOrder.DAY_FIRST);
    int year = number(date, "last");
    if (date.group("last").length() == 2) {
      year += year < FIRST_SHORT_YEAR ? 2000 : 1900;
    }
    return LocalDate.of(year, dayFirst ? second : first, dayFirst ? first : second);
  }

  private static double time(Matcher date) {
    if (date.group("hour") == null) {
      return 0;
    }
    int hour = number(date, "hour");
    String half = date.group("half");
    if (half != null) {
      hour = hour % 12 + (half.equalsIgnoreCase("p") ? 12 : 0);
    }
    String seconds = date.group("seconds");
    double time =
        hour * 3600.0
            + number(date, "minute") * 60.0
            + (seconds == null ? 0 : Double.parseDouble(seconds.replace(',', '.')));
    String zone = date.group("zone");
    if (zone == null || zone.length() < 5) {
      return time;
    }
    int sign = zone.charAt(0) == '-' ? -1 : 1;
    int hours = Integer.parseInt(zone.substring(1, 3));
    int minutes = Integer.parseInt(zone.substring(zone.length() - 2));
    return time - sign * (hours * 3600.0 + minutes * 60.0);
  }

  private static int number(Matcher date, String group) {
    return Integer.parseInt(date.group(group));
  }

  /// What the first two numbers of a date tell of their order.
  static Evidence evidence(String cell) {
    Matcher date = DATE.matcher(cell);
    if (!looksLike(cell) || !date.matches() || date.group("year") != null) {
      return Evidence.NONE;
    }
    if (number(date, "first") > 12) {
      return Evidence.DAY_FIRST;
    }
    if (number(date, "second") > 12) {
      return Evidence.MONTH_FIRST;
    }
    return date.group("mark").equals("/") ? Evidence.SLASHES : Evidence.OTHER_MARKS;
  }

  /// What a date tells of the order of day and month.
  enum Evidence {
    NONE,
    DAY_FIRST,
    MONTH_FIRST,
    SLASHES,
    OTHER_MARKS
  }
}
