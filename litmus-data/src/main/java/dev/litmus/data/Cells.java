package dev.litmus.data;

import dev.litmus.classifier.table.Column;
import dev.litmus.classifier.table.NumberColumn;
import dev.litmus.classifier.table.TextColumnBuilder;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;

/// The cells of one column of a query's rows, gathered row by row. NULL is NaN or the empty string.
sealed interface Cells {
  /// Takes the cell of the row that the query is at.
  ///
  /// @param index the column, from 1
  void add(ResultSet row, int index) throws SQLException;

  Column build();

  /// Numbers, in double precision.
  final class Numbers implements Cells {
    private final String name;
    private double[] values = new double[1024];
    private int count;

    Numbers(String name) {
      this.name = name;
    }

    @Override
    public void add(ResultSet row, int index) throws SQLException {
      if (count == values.length) {
        values = Arrays.copyOf(values, count + (count >> 1));
      }
      double value = row.getDouble(index);
      values[count++] = row.wasNull() ? Double.NaN : value;
    }

    @Override
    public Column build() {
      return NumberColumn.of(name, Arrays.copyOf(values, count));
    }
  }

  /// Truth, as `true` and `false`.
  final class Truths implements Cells {
    private final Texts texts;

    Truths(String name) {
      texts = new Texts(name);
    }

    @Override
    public void add(ResultSet row, int index) throws SQLException {
      boolean value = row.getBoolean(index);
      texts.builder.add(row.wasNull() ? "" : String.valueOf(value));
    }

    @Override
    public Column build() {
      return texts.build();
    }
  }

  /// Whatever the database spells as text.
  final class Texts implements Cells {
    private final String name;
    private final TextColumnBuilder builder = new TextColumnBuilder(1024);

    Texts(String name) {
      this.name = name;
    }

    @Override
    public void add(ResultSet row, int index) throws SQLException {
      String cell = row.getString(index);
      builder.add(cell == null ? "" : cell);
    }

    @Override
    public Column build() {
      return builder.build(name);
    }
  }
}
