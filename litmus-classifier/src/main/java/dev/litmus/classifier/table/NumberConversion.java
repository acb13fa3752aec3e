package dev.litmus.classifier.table;

import java.util.ArrayList;
import java.util.List;

/// Turns the cells of a column into numbers.
final class NumberConversion {
  private static final int SHOWN = 3;

  /// Whole numbers up to here are exact in single precision.
  private static final double EXACT_IN_SINGLE = 0x1p24;

  /// From here on even double precision may have rounded what was spelled.
  private static final double EXACT_IN_DOUBLE = 0x1p53;

  private NumberConversion() {}

  static NumberColumn convert(
      Table table, Column column, NumberStyle style, MissingValues missing, List<Notice> notices) {
    double[] values = new double[column.size()];
    int bad = 0;
    int rounded = 0;
    List<String> shown = new ArrayList<>();
    for (int row = 0; row < values.length; row++) {
      double value = value(column, row, style);
      if (missing.isMissing(value)) {
        if (Double.isNaN(value) && !missing.isMissing(column.text(row))) {
          bad++;
          if (shown.size() < SHOWN) {
            shown.add(table.place(row) + " " + Names.quoted(column.text(row)));
          }
        }
        values[row] = Double.NaN;
        continue;
      }
      if (Math.abs(value) > Float.MAX_VALUE) {
        throw new DataException(
            "%s: column %s holds %s, beyond the range of single precision (3.4e38); mend or"
                    .formatted(
                        table.place(row),
                        Names.quoted(column.name()),
                        Names.shown(column.text(row)))
                + " empty the cell, or leave the column out with --exclude");
      }
      rounded += isRounded(Math.abs(value)) ? 1 : 0;
      values[row] = value;
    }
    if (bad > 0) {
      notices.add(
          Notice.ofColumn(
              "bad-cells",
              column.name(),
              bad,
              "column %s: %d of %d cells %s no number and %s as missing: %s%s"
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
    if (rounded > 0) {
      notices.add(
          Notice.ofColumn(
              "precision",
              column.name(),
              rounded,
              "column %s: %d numbers beyond 2^24 (16777216) are rounded to single precision"
                  .formatted(Names.quoted(column.name()), rounded),
              "subtract a base value if small differences matter"));
    }
    return NumberColumn.wrap(column.name(), values);
  }

  private static boolean isRounded(double magnitude) {
    return magnitude > EXACT_IN_SINGLE
        && ((float) magnitude != magnitude || magnitude >= EXACT_IN_DOUBLE);
  }

  private static double value(Column column, int row, NumberStyle style) {
    return switch (column) {
      case NumberColumn numbers -> numbers.value(row);
      case TextColumn texts when style.equals(NumberStyle.PLAIN) ->
          NumberParser.parse(texts.bytes(), texts.start(row), texts.end(row));
      case TextColumn texts -> style.parse(texts.text(row));
      case PictureColumn _ -> Double.NaN;
    };
  }
}
