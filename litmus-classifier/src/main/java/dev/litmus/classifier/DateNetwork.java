package dev.litmus.classifier;

import dev.litmus.nn.layers.Concatenate;
import dev.litmus.nn.layers.Normalization;
import dev.litmus.nn.layers.Symbol;
import dev.litmus.nn.operations.Ops;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The part of the network from a date, days since 1970-01-01 and second of the day, to its scaled
/// parts, as operations that stock Keras has.
///
/// The calendar is Howard Hinnant's `civil_from_days`
/// (<https://howardhinnant.github.io/date_algorithms.html>) in single precision: years begin in
/// March, and eras of 400 years have 146,097 days. A whole number and a half is divided, so that
/// rounding cannot reach the next whole number; dates are exact for at least 20,000 years around
/// 1970.
final class DateNetwork {
  private final Map<DatePart, Symbol> parts = new EnumMap<>(DatePart.class);

  private DateNetwork(Symbol input) {
    Symbol days = Ops.slice(input, 1, 0, 1);
    Symbol hour = Ops.divide(Ops.slice(input, 1, 1, 2), DatePart.SECONDS_AN_HOUR);
    calendar(days);
    // 1970-01-01 was a Thursday.
    Symbol dayOfWeek = remainder(Ops.add(days, 3), DatePart.DAYS_A_WEEK);
    parts.put(DatePart.DAYS, days);
    parts.put(DatePart.DAY_OF_WEEK, dayOfWeek);
    parts.put(DatePart.HOUR, hour);
    circle(DatePart.HOUR_SIN, DatePart.HOUR_COS, hour, DatePart.HOURS);
    circle(DatePart.DAY_OF_WEEK_SIN, DatePart.DAY_OF_WEEK_COS, dayOfWeek, DatePart.DAYS_A_WEEK);
  }

  /// The scaled parts side by side; those of a missing date are 0, their mean.
  static Symbol prepared(Feature.Date date, Symbol input) {
    Map<DatePart, Symbol> all = new DateNetwork(input).parts;
    Symbol[] used = date.parts().stream().map(part -> part(all, part)).toArray(Symbol[]::new);
    Symbol joined = used.length == 1 ? used[0] : Concatenate.of().apply(used);
    List<Double> mean = date.parts().stream().map(Feature.Date.Part::mean).toList();
    List<Double> variance =
        date.parts().stream().map(part -> part.deviation() * part.deviation()).toList();
    return Ops.nanToNum(Normalization.of(mean, variance).apply(joined));
  }

  private static Symbol part(Map<DatePart, Symbol> all, Feature.Date.Part part) {
    Symbol symbol = all.get(part.part());
    if (symbol == null) {
      throw new IllegalStateException("no symbol for " + part.part());
    }
    return symbol;
  }

  private void calendar(Symbol days) {
    Symbol shifted = Ops.add(days, 719_468);
    Symbol era = quotient(shifted, 146_097);
    Symbol dayOfEra = Ops.subtract(shifted, Ops.multiply(era, 146_097));
    Symbol leapless =
        Ops.subtract(
            Ops.add(Ops.subtract(dayOfEra, quotient(dayOfEra, 1_460)), quotient(dayOfEra, 36_524)),
            quotient(dayOfEra, 146_096));
    Symbol yearOfEra = quotient(leapless, 365);
    Symbol daysBefore =
        Ops.subtract(
            Ops.add(Ops.multiply(yearOfEra, 365), quotient(yearOfEra, 4)),
            quotient(yearOfEra, 100));
    Symbol dayOfYear = Ops.subtract(dayOfEra, daysBefore);
    Symbol fromMarch = quotient(Ops.add(Ops.multiply(dayOfYear, 5), 2), 153);
    Symbol daysOfMonths = quotient(Ops.add(Ops.multiply(fromMarch, 153), 2), 5);
    // 1 in January and February, which belong to the next year.
    Symbol turned = quotient(fromMarch, 10);
    Symbol month = Ops.subtract(Ops.add(fromMarch, 3), Ops.multiply(turned, 12));
    parts.put(DatePart.YEAR, Ops.add(Ops.add(Ops.multiply(era, 400), yearOfEra), turned));
    parts.put(DatePart.MONTH, month);
    parts.put(DatePart.DAY_OF_MONTH, Ops.add(Ops.subtract(dayOfYear, daysOfMonths), 1));
    circle(DatePart.MONTH_SIN, DatePart.MONTH_COS, month, DatePart.MONTHS);
  }

  private void circle(DatePart sine, DatePart cosine, Symbol value, int round) {
    Symbol angle = Ops.multiply(value, 2 * Math.PI / round);
    parts.put(sine, Ops.sin(angle));
    parts.put(cosine, Ops.cos(angle));
  }

  /// floor(x / divisor) of whole numbers.
  private static Symbol quotient(Symbol x, int divisor) {
    return Ops.floor(Ops.divide(Ops.add(x, 0.5), divisor));
  }

  private static Symbol remainder(Symbol x, int divisor) {
    return Ops.subtract(x, Ops.multiply(quotient(x, divisor), divisor));
  }
}
