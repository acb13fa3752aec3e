package dev.litmus.classifier.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Rows of several tables, one table's after the other's.
final class Concatenation {
  private Concatenation() {}

  static Table of(List<Table> tables) {
    Table first = tables.getFirst();
    Origin origin = first.origin();
    List<Notice> notices = new ArrayList<>(first.notices());
    int rows = first.rowCount();
    for (Table table : tables.subList(1, tables.size())) {
      requireSameColumns(first, table);
      origin = origin.followedBy(rows, table.origin());
      rows = Math.addExact(rows, table.rowCount());
      notices.addAll(table.notices());
    }
    List<Column> joined = new ArrayList<>();
    for (String name : first.names()) {
      joined.add(join(name, tables.stream().map(table -> table.column(name)).toList(), rows));
    }
    return Table.of(joined, origin, notices);
  }

  static void requireSameColumns(Table first, Table table) {
    if (!Set.copyOf(table.names()).equals(Set.copyOf(first.names()))) {
      throw new DataException(
          "tables with different columns cannot be joined: %s has %s, %s has %s"
              .formatted(
                  place(first),
                  Names.list(first.names()),
                  place(table),
                  Names.list(table.names())));
    }
  }

  private static String place(Table table) {
    return table.rowCount() == 0 ? "an empty table" : "the one from " + table.place(0);
  }

  private static Column join(String name, List<Column> parts, int rows) {
    if (parts.stream().allMatch(NumberColumn.class::isInstance)) {
      double[] values = new double[rows];
      int row = 0;
      for (Column part : parts) {
        double[] numbers = ((NumberColumn) part).toDoubles();
        System.arraycopy(numbers, 0, values, row, numbers.length);
        row += numbers.length;
      }
      return NumberColumn.wrap(name, values);
    }
    TextColumnBuilder builder = new TextColumnBuilder(rows);
    for (Column part : parts) {
      for (int row = 0; row < part.size(); row++) {
        if (part instanceof TextColumn text) {
          builder.add(text.bytes(), text.start(row), text.end(row));
        } else {
          builder.add(part.text(row));
        }
      }
    }
    return builder.build(name);
  }
}
