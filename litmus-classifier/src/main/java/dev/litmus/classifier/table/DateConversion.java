package dev.litmus.classifier.table;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Turns the cells of a column into points in time, seconds since 1970-01-01T00:00 UTC. A column of
/// numbers holds them already.
final class DateConversion {
  private static final int SHOWN = 3;

  private DateConversion() {}

  static NumberColumn convert(
      Table table, Column column, DateOrder order, MissingValues missing, List<Notice> notices) {
    if (column instanceof NumberColumn seconds) {
      return seconds;
    }
    double[] values = new double[column.size()];
    int bad = 0;
    List<String> shown = new ArrayList<>();
    for (int row = 0; row < values.length; row++) {
      String cell = column.text(row);
      boolean absent = missing.isMissing(cell);
      values[row] = absent ? Double.NaN : DateText.seconds(cell, order);
      if (!absent && Double.isNaN(values[row])) {
        bad++;
        if (shown.size() < SHOWN) {
          shown.add(table.place(row) + " " + Names.quoted(cell));
        }
      }
    }
    if (bad > 0) {
      notices.add(
          Notice.ofColumn(
              "bad-cells",
              column.name(),
              bad,
              "column %s: %d of %d cells %s no date and %s as missing: %s%s"
                  .formatted(
                      Names.quoted(column.name()),
                      bad,
                      values.length,
                      bad == 1 ? "is" : "are",
                      bad == 1 ? "counts" : "count",
                      String.join(", ", shown),
                      bad > shown.size() ? ", ..." : ""),
              "--types " + Names.shown(column.name()) + "=category takes the cells as words"));
    }
    return NumberColumn.wrap(column.name(), values);
  }

  /// The order of day and month in a column: what its cells prove, else the month first between
  /// slashes and the day first between other marks, with a notice.
  static DateOrder order(Column column, List<Notice> notices) {
    Set<DateText.Evidence> seen = EnumSet.noneOf(DateText.Evidence.class);
    String example = "";
    for (int row = 0; row < column.size(); row++) {
      DateText.Evidence evidence = DateText.evidence(column.text(row));
      seen.add(evidence);
      boolean open =
          evidence == DateText.Evidence.SLASHES || evidence == DateText.Evidence.OTHER_MARKS;
      example = open && example.isEmpty() ? column.text(row) : example;
    }
    if (seen.contains(DateText.Evidence.DAY_FIRST)) {
      return DateOrder.DAY_FIRST;
    }
    if (seen.contains(DateText.Evidence.MONTH_FIRST) || example.isEmpty()) {
      return DateOrder.MONTH_FIRST;
    }
    DateOrder order =
        seen.contains(DateText.Evidence.SLASHES) ? DateOrder.MONTH_FIRST : DateOrder.DAY_FIRST;
    notices.add(
        Notice.ofColumn(
            "date-order",
            column.name(),
            0,
            "column %s: %s is read with the %s first; no cell proves it"
                .formatted(
                    Names.quoted(column.name()),
                    Names.quoted(example),
                    order == DateOrder.MONTH_FIRST ? "month" : "day"),
            "write dates as 2024-02-29 to be sure"));
    return order;
  }
}
