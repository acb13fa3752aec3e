package dev.litmus.data;

import dev.litmus.classifier.table.Column;
import dev.litmus.classifier.table.DataException;
import dev.litmus.classifier.table.NumberColumn;
import dev.litmus.classifier.table.Origin;
import dev.litmus.classifier.table.Table;
import dev.litmus.classifier.table.TextColumnBuilder;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The rows of a query as a table. Numbers become [NumberColumn]s; whole numbers of 64 bits, dates
/// and everything else the text by which the database spells them, truth `true` and `false`. NULL
/// is NaN or the empty string.
final class ResultTable {
  private ResultTable() {}

  /// Reads all rows.
  ///
  /// @param origin what the rows are called: `query`
  static Table read(ResultSet rows, String origin) throws SQLException {
    ResultSetMetaData columns = rows.getMetaData();
    List<Cells> cells = new ArrayList<>();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      String name = columns.getColumnLabel(i);
      cells.add(
          switch (columns.getColumnType(i)) {
            case Types.TINYINT,
                Types.SMALLINT,
                Types.INTEGER,
                Types.REAL,
                Types.FLOAT,
                Types.DOUBLE,
                Types.NUMERIC,
                Types.DECIMAL ->
                new Numbers(name);
            case Types.BIT, Types.BOOLEAN -> new Truths(name);
            case Types.ARRAY,
                Types.STRUCT,
                Types.BLOB,
                Types.BINARY,
                Types.VARBINARY,
                Types.LONGVARBINARY ->
                throw new DataException(
                    "%s: column '%s' holds %s; a table of single values was expected"
                        .formatted(origin, name, columns.getColumnTypeName(i)));
            default -> new Texts(name);
          });
    }
    int count = 0;
    for (; rows.next(); count++) {
      for (int i = 0; i < cells.size(); i++) {
        cells.get(i).add(rows, i + 1);
      }
    }
    if (count == 0) {
      throw new DataException(origin + " gives no rows");
    }
    List<Column> read = cells.stream().map(Cells::build).toList();
    return Table.of(read, Origin.rowsOf(origin), List.of());
  }

  private sealed interface Cells {
    void add(ResultSet row, int index) throws SQLException;

    Column build();
  }

  private static final class Numbers implements Cells {
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

  private static final class Truths implements Cells {
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

  private static final class Texts implements Cells {
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
