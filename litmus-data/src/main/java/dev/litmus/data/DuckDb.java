package dev.litmus.data;

import dev.litmus.classifier.table.DataException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.regex.Pattern;

/// A database in memory that only reads files: nothing is installed, spilled or written.
final class DuckDb {
  private static final Pattern WILDCARDS = Pattern.compile("[\\[*?]");
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
  private static final int LONGEST_REASON = 300;

  private DuckDb() {}

  static Connection open() throws SQLException {
    Properties properties = new Properties();
    // rows come as they are asked for, not all at once
    properties.setProperty("jdbc_stream_results", "true");
    properties.setProperty("autoinstall_known_extensions", "false");
    properties.setProperty("autoload_known_extensions", "false");
    Connection connection = DriverManager.getConnection("jdbc:duckdb:", properties);
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET temp_directory = ''");
    }
    return connection;
  }

  /// A file as a SQL literal that names this file only, whatever characters its name has.
  static String literal(Path file) {
    return literal(WILDCARDS.matcher(file.toString()).replaceAll("[$0]"));
  }

  /// A text as a SQL literal.
  static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /// A column as a SQL identifier.
  static String identifier(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /// What the database says about a file, in one line.
  static DataException refusal(String file, SQLException e) {
    String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    reason = CONTROL.matcher(reason).replaceAll(" ");
    if (reason.length() > LONGEST_REASON) {
      reason = reason.substring(0, LONGEST_REASON) + "...";
    }
    return new DataException(file + " cannot be read as a table: " + reason, e);
  }
}
