package dev.litmus.data;

import dev.litmus.classifier.table.Column;
import dev.litmus.classifier.table.DataException;
import dev.litmus.classifier.table.FileState;
import dev.litmus.classifier.table.Notice;
import dev.litmus.classifier.table.NumberColumn;
import dev.litmus.classifier.table.Origin;
import dev.litmus.classifier.table.Table;
import dev.litmus.classifier.table.TableStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Reads files whose columns have types, Parquet and JSON, by DuckDB. Numbers become
/// [NumberColumn]s; whole numbers beyond 2^53 and everything else text as DuckDB spells it: dates
/// as `2024-02-29`, truth as `true` and `false`. A missing cell is NaN or the empty string.
final class DuckDbTable {
  private static final Set<String> NUMBERS =
      Set.of(
          "TINYINT", "SMALLINT", "INTEGER", "UTINYINT", "USMALLINT", "UINTEGER", "FLOAT", "DOUBLE");
  private static final Set<String> WIDE_NUMBERS =
      Set.of("BIGINT", "UBIGINT", "HUGEINT", "UHUGEINT");
  private static final int BYTES_PER_CELL = 8;
  private static final double MEMORY_SHARE = 0.5;

  /// Rows of a part of a stream.
  private static final int MOST_ROWS = 8192;

  /// How much larger such files are as text, about.
  private static final int USUAL_RATIO = 4;

  private final String file;
  private final String relation;

  private DuckDbTable(String file, String relation) {
    this.file = file;
    this.relation = relation;
  }

  private record Field(String name, String type) {}

  static DuckDbTable ofParquet(Path file) {
    return new DuckDbTable(file.toString(), "read_parquet(" + DuckDb.literal(file) + ")");
  }

  static DuckDbTable ofJson(Path file, DuckDbCsv.Packing packing) {
    String relation =
        "read_json(%s, format = 'auto', compression = %s, sample_size = -1)"
            .formatted(DuckDb.literal(file), packing.sql());
    return new DuckDbTable(file.toString(), relation);
  }

  /// The rows part by part, however many; each time from the file as it is now.
  TableStream stream() {
    Path path = Path.of(file);
    Optional<FileState> before = FileState.of(path);
    return new TableStream() {
      @Override
      public String name() {
        return file;
      }

      @Override
      public long textBytes() {
        return USUAL_RATIO * path.toFile().length();
      }

      @Override
      public List<Notice> read(Consumer<Table> parts) {
        return FileState.unchanged(
            before,
            path,
            () -> {
              readParts(MOST_ROWS, parts);
              return List.of();
            });
      }
    };
  }

  /// All rows.
  ///
  /// @param countFirst whether rows are counted quickly, so that too many are refused at once
  Table read(boolean countFirst) {
    List<Table> whole = new ArrayList<>();
    if (countFirst) {
      checkMemory();
    }
    readParts(Integer.MAX_VALUE, whole::add);
    return whole.getFirst();
  }

  private void readParts(int most, Consumer<Table> parts) {
    try (Connection connection = DuckDb.open();
        Statement statement = connection.createStatement()) {
      List<Field> fields = fields(statement);
      rows(statement, fields, beyondDouble(statement, fields), most, parts);
    } catch (SQLException e) {
      throw DuckDb.refusal(file, e);
    }
  }

  private List<Field> fields(Statement statement) throws SQLException {
    List<Field> fields = new ArrayList<>();
    try (ResultSet described = statement.executeQuery("DESCRIBE SELECT * FROM " + relation)) {
      while (described.next()) {
        String name = described.getString(1);
        if (name == null || name.isBlank()) {
          throw new DataException(
              "%s: column %d has no name; give it one".formatted(file, fields.size() + 1));
        }
        fields.add(new Field(name, String.valueOf(described.getString(2))));
      }
    }
    for (Field field : fields) {
      String type = field.type();
      if (type.startsWith("STRUCT")
          || type.startsWith("MAP")
          || type.endsWith("]")
          || type.startsWith("UNION")
          || type.equals("BLOB")) {
        throw new DataException(
            "%s: column '%s' holds %s; a table of single values was expected"
                .formatted(file, field.name(), type.equals("BLOB") ? "bytes" : "nested values"));
      }
    }
    return fields;
  }

  private void checkMemory() {
    try (Connection connection = DuckDb.open();
        Statement statement = connection.createStatement()) {
      checkMemory(statement, fields(statement).size());
    } catch (SQLException e) {
      throw DuckDb.refusal(file, e);
    }
  }

  private void checkMemory(Statement statement, int columns) throws SQLException {
    try (ResultSet count = statement.executeQuery("SELECT count(*) FROM " + relation)) {
      count.next();
      double bytes = (double) count.getLong(1) * columns * BYTES_PER_CELL;
      long memory = Runtime.getRuntime().maxMemory();
      if (bytes > MEMORY_SHARE * memory) {
        throw new DataException(
            String.format(
                Locale.ROOT,
                "%s: %,d rows of %d columns do not fit into the %d MB of memory given; start Java"
                    + " with a larger -Xmx, or use fewer rows",
                file,
                count.getLong(1),
                columns,
                memory >> 20));
      }
    }
  }

  /// Names of the columns of whole numbers of which some are not exact in double precision.
  private Set<String> beyondDouble(Statement statement, List<Field> fields) throws SQLException {
    List<String> wide =
        fields.stream()
            .filter(field -> WIDE_NUMBERS.contains(field.type()))
            .map(Field::name)
            .toList();
    if (wide.isEmpty()) {
      return Set.of();
    }
    String tests =
        wide.stream()
            .map(DuckDb::identifier)
            .map(column ->
                "coalesce(bool_or(%s > 9007199254740992 OR %s < -9007199254740992), false)"
                    .formatted(column, column))
            .collect(Collectors.joining(", "));
    Set<String> beyond = new java.util.HashSet<>();
    try (ResultSet found = statement.executeQuery("SELECT " + tests + " FROM " + relation)) {
      found.next();
      for (int i = 0; i < wide.size(); i++) {
        if (found.getBoolean(i + 1)) {
          beyond.add(wide.get(i));
        }
      }
    }
    return beyond;
  }

  private static boolean isNumber(Field field, Set<String> beyond) {
    return NUMBERS.contains(field.type())
        || field.type().startsWith("DECIMAL")
        || (WIDE_NUMBERS.contains(field.type()) && !beyond.contains(field.name()));
  }

  private void rows(
      Statement statement, List<Field> fields, Set<String> beyond, int most, Consumer<Table> parts)
      throws SQLException {
    String casts =
        fields.stream()
            .map(field ->
                "CAST(%s AS %s)"
                    .formatted(
                        DuckDb.identifier(field.name()),
                        isNumber(field, beyond) ? "DOUBLE" : "VARCHAR"))
            .collect(Collectors.joining(", "));
    List<Cells> cells = List.of();
    long before = 0;
    int count = 0;
    try (ResultSet rows = statement.executeQuery("SELECT " + casts + " FROM " + relation)) {
      while (rows.next()) {
        if (count == 0) {
          cells = fields.stream().map(field -> cells(field, beyond)).toList();
        }
        for (int column = 0; column < cells.size(); column++) {
          cells.get(column).add(rows, column + 1);
        }
        if (++count == most) {
          parts.accept(table(cells, before));
          before += count;
          count = 0;
        }
      }
    }
    if (count > 0) {
      parts.accept(table(cells, before));
    } else if (before == 0) {
      throw new DataException(file + " holds no rows");
    }
  }

  private static Cells cells(Field field, Set<String> beyond) {
    return isNumber(field, beyond)
        ? new Cells.Numbers(field.name())
        : new Cells.Texts(field.name());
  }

  private Table table(List<Cells> cells, long before) {
    List<Column> columns = cells.stream().map(Cells::build).toList();
    return Table.of(columns, Origin.rowsOf(file, before), List.of());
  }
}
