package dev.litmus.data;

import dev.litmus.classifier.table.Dialect;
import dev.litmus.classifier.table.ReadOptions;
import dev.litmus.classifier.table.Table;
import dev.litmus.classifier.table.TableAssembler;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Reads delimited text by DuckDB, every column as text, in the dialect that Litmus itself found:
/// so the table equals the one of the light reader. DuckDB's own guessing is off; rows that do not
/// fit are neither padded nor dropped.
final class DuckDbCsv {
  private DuckDbCsv() {}

  /// How the file is packed.
  enum Packing {
    NONE,
    GZIP,
    ZSTD;

    String sql() {
      return DuckDb.literal(name().toLowerCase(java.util.Locale.ROOT));
    }
  }

  /// The table; empty when the file is not so regular that DuckDB reads it as the light reader
  /// would, which then tells exactly where it is not.
  static Optional<Table> read(Path file, Packing packing, Dialect dialect, ReadOptions options) {
    boolean utf8 = dialect.charset().equals(StandardCharsets.UTF_8);
    boolean longHeader = dialect.names().stream().anyMatch(name -> name.lines().count() > 1);
    if (!utf8 || longHeader || dialect.paddedQuotes() || dialect.names().size() == 1) {
      return Optional.empty();
    }
    Optional<Table> table = read(file, packing, dialect, options, dialect.names().size());
    return table.isEmpty() && dialect.leastWidth() < dialect.names().size()
        ? read(file, packing, dialect, options, dialect.leastWidth())
        : table;
  }

  private static Optional<Table> read(
      Path file, Packing packing, Dialect dialect, ReadOptions options, int columns) {
    TableAssembler assembler = new TableAssembler(file.toString(), dialect, options);
    try (Connection connection = DuckDb.open();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query(file, packing, dialect, columns))) {
      while (rows.next()) {
        for (int column = 1; column <= columns; column++) {
          String cell = rows.getString(column);
          if (cell != null && cell.indexOf('\0') >= 0) {
            return Optional.empty();
          }
          assembler.cell(cell == null ? "" : cell);
        }
        assembler.endRow(0);
      }
    } catch (SQLException irregular) {
      return Optional.empty();
    }
    return Optional.of(assembler.finish());
  }

  private static String query(Path file, Packing packing, Dialect dialect, int width) {
    String columns =
        IntStream.range(0, width)
            .mapToObj(column -> "'c" + column + "': 'VARCHAR'")
            .collect(Collectors.joining(", ", "{", "}"));
    String quote = DuckDb.literal(dialect.quoting() ? "\"" : "");
    return """
    SELECT * FROM read_csv(%s, auto_detect = false, header = false, skip = %d, delim = %s,
      quote = %s, escape = %s, comment = '', columns = %s, compression = %s,
      null_padding = false, ignore_errors = false, strict_mode = true)
    """
        .formatted(
            DuckDb.literal(file),
            dialect.skippedLines() + (dialect.header() ? 1 : 0),
            DuckDb.literal(String.valueOf(dialect.delimiter())),
            quote,
            quote,
            columns,
            packing.sql());
  }
}
