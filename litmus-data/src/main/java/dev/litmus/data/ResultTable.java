package dev.litmus.data;

import dev.litmus.classifier.table.Column;
import dev.litmus.classifier.table.DataException;
import dev.litmus.classifier.table.NumberColumn;
import dev.litmus.classifier.table.Origin;
import dev.litmus.classifier.table.Table;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
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
                new Cells.Numbers(name);
            case Types.BIT, Types.BOOLEAN -> new Cells.Truths(name);
            case Types.ARRAY,
                Types.STRUCT,
                Types.BLOB,
                Types.BINARY,
                Types.VARBINARY,
                Types.LONGVARBINARY ->
                throw new DataException(
                    "%s: column '%s' holds %s; a table of single values was expected"
                        .formatted(origin, name, columns.getColumnTypeName(i)));
            default -> new Cells.Texts(name);
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
}
