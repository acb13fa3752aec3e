package dev.litmus.classifier.table;

import java.util.ArrayList;
import java.util.List;

/// Rows of one table after those of another.
final class Concatenation {
  private Concatenation() {}

  static Table of(Table first, Table second) {
    if (first.columnCount() != second.columnCount() || !second.names().containsAll(first.names())) {
      throw new DataException(
          "tables with different columns cannot be joined: %s has %s, %s has %s"
              .formatted(
                  place(first),
                  Names.list(first.names()),
                  place(second),
                  Names.list(second.names())));
    }
    List<Column> joined = new ArrayList<>();
    for (Column column : first.columns()) {
      joined.add(join(column, second.column(column.name())));
    }
    List<Notice> notices = new ArrayList<>(first.notices());
    notices.addAll(second.notices());
    return Table.of(joined, first.origin().followedBy(first.rowCount(), second.origin()), notices);
  }

  private static String place(Table table) {
    return table.rowCount() == 0 ? "an empty table" : "the one from " + table.place(0);
  }

  private static Column join(Column first, Column second) {
    int rows = first.size() + second.size();
    if (first instanceof NumberColumn one && second instanceof NumberColumn two) {
      double[] values = new double[rows];
      for (int row = 0; row < rows; row++) {
        values[row] = row < one.size() ? one.value(row) : two.value(row - one.size());
      }
      return NumberColumn.wrap(first.name(), values);
    }
    TextColumnBuilder builder = new TextColumnBuilder(rows);
    for (Column column : List.of(first, second)) {
      for (int row = 0; row < column.size(); row++) {
        builder.add(column.text(row));
      }
    }
    return builder.build(first.name());
  }
}
