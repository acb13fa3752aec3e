package dev.litmus.data;

import dev.litmus.classifier.table.CsvReader;
import dev.litmus.classifier.table.DataException;
import dev.litmus.classifier.table.Dialect;
import dev.litmus.classifier.table.ReadOptions;
import dev.litmus.classifier.table.Table;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// Delimited text packed with Zstandard, which only DuckDB can unpack. The first lines show the
/// dialect; DuckDB then reads the table. What it does not read the light reader gets line by line.
final class ZstandardText {
  private static final int SAMPLE_LINES = 20_000;
  private static final double MEMORY_SHARE = 0.4;

  private ZstandardText() {}

  static Table read(Path file, ReadOptions options) {
    byte[] top = lines(file, " LIMIT " + SAMPLE_LINES);
    Dialect dialect = CsvReader.sniff(new ByteArrayInputStream(top), file.toString(), options);
    boolean quoteSure = dialect.delimiter() == ',' || dialect.delimiter() == ';';
    if (quoteSure) {
      var table = DuckDbCsv.read(file, DuckDbCsv.Packing.ZSTD, dialect, options);
      if (table.isPresent()) {
        return table.get();
      }
    }
    byte[] all = lines(file, "");
    return CsvReader.read(new ByteArrayInputStream(all), file.toString(), options);
  }

  /// Lines of the unpacked file, in one piece: a unit separator, which text does not hold, keeps
  /// each line in one column.
  private static byte[] lines(Path file, String limit) {
    String query =
        """
        SELECT line FROM read_csv(%s, auto_detect = false, header = false, delim = chr(31),
          quote = '', escape = '', comment = '', columns = {'line': 'VARCHAR'},
          compression = 'zstd')%s
        """
            .formatted(DuckDb.literal(file), limit);
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try (Connection connection = DuckDb.open();
        Statement statement = connection.createStatement();
        ResultSet lines = statement.executeQuery(query)) {
      while (lines.next()) {
        String line = lines.getString(1);
        text.writeBytes((line == null ? "" : line).getBytes(StandardCharsets.UTF_8));
        text.write('\n');
        if (text.size() > MEMORY_SHARE * Runtime.getRuntime().maxMemory()) {
          throw new DataException(
              file + " unpacks to more text than fits into memory; start Java with a larger -Xmx");
        }
      }
    } catch (SQLException e) {
      throw DuckDb.refusal(file.toString(), e);
    }
    return text.toByteArray();
  }
}
