package dev.litmus.classifier;

import java.time.LocalDate;
import java.util.Locale;

/// A number that a network sees of a date. Months, days of the week and hours are there twice: as
/// numbers, and as a point of a circle, on which December stands beside January.
public enum DatePart {
  /// Days since 1970-01-01: the trend.
  DAYS,
  YEAR,
  /// From 1 to 12.
  MONTH,
  /// From 1 to 31.
  DAY_OF_MONTH,
  /// From 0, Monday, to 6, Sunday.
  DAY_OF_WEEK,
  /// From 0 to 24, with minutes and seconds as fractions.
  HOUR,
  MONTH_SIN,
  MONTH_COS,
  DAY_OF_WEEK_SIN,
  DAY_OF_WEEK_COS,
  HOUR_SIN,
  HOUR_COS;

  static final int MONTHS = 12;
  static final int DAYS_A_WEEK = 7;
  static final int HOURS = 24;
  static final int SECONDS_AN_HOUR = 3600;
  static final int SECONDS_A_DAY = 86_400;

  /// The part of a point in time.
  ///
  /// @param seconds since 1970-01-01T00:00 UTC; NaN, missing, gives NaN
  public double of(double seconds) {
    if (Double.isNaN(seconds)) {
      return Double.NaN;
    }
    double days = days(seconds);
    LocalDate date = LocalDate.ofEpochDay((long) days);
    double month = date.getMonthValue();
    double weekday = date.getDayOfWeek().getValue() - 1;
    double hour = (seconds - days * SECONDS_A_DAY) / SECONDS_AN_HOUR;
    return switch (this) {
      case DAYS -> days;
      case YEAR -> date.getYear();
      case MONTH -> month;
      case DAY_OF_MONTH -> date.getDayOfMonth();
      case DAY_OF_WEEK -> weekday;
      case HOUR -> hour;
      case MONTH_SIN -> Math.sin(circle(month, MONTHS));
      case MONTH_COS -> Math.cos(circle(month, MONTHS));
      case DAY_OF_WEEK_SIN -> Math.sin(circle(weekday, DAYS_A_WEEK));
      case DAY_OF_WEEK_COS -> Math.cos(circle(weekday, DAYS_A_WEEK));
      case HOUR_SIN -> Math.sin(circle(hour, HOURS));
      case HOUR_COS -> Math.cos(circle(hour, HOURS));
    };
  }

  /// Whole days since 1970-01-01, the first of the two numbers that the model's input takes; the
  /// second is what is left, in seconds.
  static double days(double seconds) {
    return Math.floor(seconds / SECONDS_A_DAY);
  }

  /// The name in files: `day_of_week`.
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static double circle(double value, int round) {
    return 2 * Math.PI * value / round;
  }
}
