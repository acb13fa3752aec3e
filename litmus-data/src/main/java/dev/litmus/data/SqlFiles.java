package dev.litmus.data;

import dev.litmus.classifier.table.Column;
import dev.litmus.classifier.table.DataException;
import dev.litmus.classifier.table.MissingValues;
import dev.litmus.classifier.table.NumberColumn;
import dev.litmus.classifier.table.NumberStyle;
import dev.litmus.classifier.table.Table;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// A query over tables that were read before. They are copied into a database in memory, which is
/// then locked: the query reaches no file, no network and no setting.
public final class SqlFiles {
  private static final int SECONDS = 600;
  private static final int ROWS_A_BATCH = 2_048;

  private SqlFiles() {}

  /// The rows of a query.
  ///
  /// @param names what each table is called beside `t1`, `t2` ..; a name that comes twice is only
  ///   the first one's
  /// @throws DataException when the query is refused, or gives no rows
  public static Table query(SqlQuery query, List<Table> tables, List<String> names) {
    try (Connection connection = DuckDb.open();
        Statement statement = connection.createStatement()) {
      Set<String> taken = new LinkedHashSet<>();
      for (int i = 0; i < tables.size(); i++) {
        String table = "t" + (i + 1);
        taken.add(table);
        load(connection, tables.get(i), table);
      }
      for (int i = 0; i < tables.size(); i++) {
        if (taken.add(names.get(i))) {
          statement.execute(
              "CREATE VIEW %s AS SELECT * FROM t%d"
                  .formatted(DuckDb.identifier(names.get(i)), i + 1));
        }
      }
      statement.execute("SET enable_external_access = false");
      statement.execute("SET lock_configuration = true");
      statement.setQueryTimeout(SECONDS);
      try (ResultSet rows = statement.executeQuery(query.text())) {
        return ResultTable.read(rows, "query");
      } catch (SQLException e) {
        throw refusal(e, taken);
      }
    } catch (SQLException e) {
      throw DuckDb.refusal("--sql", e);
    }
  }

  private static DataException refusal(SQLException e, Set<String> tables) {
    String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    return new DataException(
        "--sql was refused: %s (tables: %s)".formatted(reason, String.join(", ", tables)), e);
  }

  private static void load(Connection connection, Table table, String name) throws SQLException {
    List<Column> columns = new ArrayList<>(table.columns());
    List<Boolean> numbers = columns.stream().map(SqlFiles::isNumber).toList();
    String definitions =
        columns.stream()
            .map(column ->
                DuckDb.identifier(column.name())
                    + (numbers.get(columns.indexOf(column)) ? " DOUBLE" : " VARCHAR"))
            .collect(Collectors.joining(", "));
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE %s (%s)".formatted(name, definitions));
    }
    String places = columns.stream().map(_ -> "?").collect(Collectors.joining(", "));
    connection.setAutoCommit(false);
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO %s VALUES (%s)".formatted(name, places))) {
      for (int row = 0; row < table.rowCount(); row++) {
        for (int i = 0; i < columns.size(); i++) {
          set(insert, i + 1, columns.get(i), row, numbers.get(i));
        }
        insert.addBatch();
        if (row % ROWS_A_BATCH == ROWS_A_BATCH - 1) {
          insert.executeBatch();
        }
      }
      insert.executeBatch();
    }
    connection.commit();
    connection.setAutoCommit(true);
  }

  private static void set(
      PreparedStatement insert, int index, Column column, int row, boolean number)
      throws SQLException {
    String cell = column.text(row);
    if (MissingValues.DEFAULT.isMissing(cell)) {
      insert.setNull(index, number ? Types.DOUBLE : Types.VARCHAR);
    } else if (number) {
      double value =
          column instanceof NumberColumn values ? values.value(row) : NumberStyle.PLAIN.parse(cell);
      insert.setDouble(index, value);
    } else {
      insert.setString(index, cell);
    }
  }

  /// Whether all cells that are not missing are plain numbers, and no codes such as 01234.
  private static boolean isNumber(Column column) {
    if (column instanceof NumberColumn) {
      return true;
    }
    boolean any = false;
    for (int row = 0; row < column.size(); row++) {
      String cell = column.text(row);
      if (!MissingValues.DEFAULT.isMissing(cell)) {
        boolean code = cell.length() > 1 && cell.charAt(0) == '0' && cell.charAt(1) != '.';
        if (code || Double.isNaN(NumberStyle.PLAIN.parse(cell))) {
          return false;
        }
        any = true;
      }
    }
    return any;
  }
}
