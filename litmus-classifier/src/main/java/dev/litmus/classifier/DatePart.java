package dev.litmus.classifier;

import java.time.LocalDate;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// A number that a network sees of a date. Months, days of the week and hours are there twice: as
/// numbers, and as a point of a circle, on which December stands beside January.
public enum DatePart {
  /// Days since 1970-01-01: the trend.
  DAYS(LocalDate::toEpochDay),
  YEAR(LocalDate::getYear),
  /// From 1 to 12.
  MONTH(LocalDate::getMonthValue),
  /// From 1 to 31.
  DAY_OF_MONTH(LocalDate::getDayOfMonth),
  /// From 0, Monday, to 6, Sunday.
  DAY_OF_WEEK(date -> date.getDayOfWeek().ordinal()),
  /// From 0 to 24, with minutes and seconds as fractions.
  HOUR(_ -> Double.NaN),
  MONTH_SIN(date -> Math.sin(circle(date.getMonthValue(), Clock.MONTHS))),
  MONTH_COS(date -> Math.cos(circle(date.getMonthValue(), Clock.MONTHS))),
  DAY_OF_WEEK_SIN(date -> Math.sin(circle(date.getDayOfWeek().ordinal(), Clock.DAYS_A_WEEK))),
  DAY_OF_WEEK_COS(date -> Math.cos(circle(date.getDayOfWeek().ordinal(), Clock.DAYS_A_WEEK))),
  HOUR_SIN(_ -> Double.NaN),
  HOUR_COS(_ -> Double.NaN);

  private final ToDoubleFunction<LocalDate> ofDay;

  DatePart(ToDoubleFunction<LocalDate> ofDay) {
    this.ofDay = ofDay;
  }

  /// The part of a point in time.
  ///
  /// @param seconds since 1970-01-01T00:00 UTC; NaN, missing, gives NaN
  public double of(double seconds) {
    if (Double.isNaN(seconds)) {
      return Double.NaN;
    }
    double days = days(seconds);
    double hour = (seconds - days * Clock.SECONDS_A_DAY) / Clock.SECONDS_AN_HOUR;
    return switch (this) {
      case HOUR -> hour;
      case HOUR_SIN -> Math.sin(circle(hour, Clock.HOURS));
      case HOUR_COS -> Math.cos(circle(hour, Clock.HOURS));
      default -> ofDay.applyAsDouble(LocalDate.ofEpochDay((long) days));
    };
  }

  /// Whole days since 1970-01-01, the first of the two numbers that the model's input takes; the
  /// second is what is left, in seconds.
  static double days(double seconds) {
    return Math.floor(seconds / Clock.SECONDS_A_DAY);
  }

  /// The name in files: `day_of_week`.
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static double circle(double value, int round) {
    return 2 * Math.PI * value / round;
  }

  /// How units of time make up longer ones.
  static final class Clock {
    static final int MONTHS = 12;
    static final int DAYS_A_WEEK = 7;
    static final int HOURS = 24;
    static final int SECONDS_AN_HOUR = 3600;
    static final int SECONDS_A_DAY = 86_400;

    private Clock() {}
  }
}
