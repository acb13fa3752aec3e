package dev.litmus.data;

import dev.litmus.classifier.table.DataException;
import dev.litmus.classifier.table.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A database that a query is sent to: PostgreSQL, or a file of DuckDB. Other drivers, and
/// properties of a URL that are not listed here, are refused: some of them load classes or read
/// files. A password never stands in a URL, where others see it.
///
/// ```java
/// Database database = Database.of("jdbc:postgresql://localhost/shop?user=reader", Optional.of(password));
/// Table orders = database.query(new SqlQuery("SELECT * FROM orders"));
/// ```
public final class Database {
  private static final Pattern POSTGRESQL =
      Pattern.compile(
          "jdbc:postgresql://(?<host>[A-Za-z0-9.\\-]+|\\[[0-9A-Fa-f:]+\\])(:(?<port>\\d{1,5}))?"
              + "/(?<name>[A-Za-z0-9_.\\-]+)(\\?(?<properties>.*))?");
  private static final Pattern DUCKDB = Pattern.compile("jdbc:duckdb:(?<file>[^?;]+)");

  /// What may follow the `?` of a URL.
  private static final Set<String> PROPERTIES =
      Set.of(
          "user",
          "ssl",
          "sslmode",
          "currentschema",
          "connecttimeout",
          "sockettimeout",
          "applicationname",
          "tcpkeepalive");

  private static final int ROWS_AT_ONCE = 10_000;
  private static final int SECONDS = 600;

  private final String url;
  private final Properties properties = new Properties();
  private final boolean duckDb;

  private Database(String url, boolean duckDb) {
    this.url = url;
    this.duckDb = duckDb;
  }

  /// The database of a URL: `jdbc:postgresql://HOST[:PORT]/NAME[?user=..&sslmode=..]` or
  /// `jdbc:duckdb:FILE`.
  ///
  /// @throws DataException when the URL is of another kind, or holds a password
  public static Database of(String url, Optional<String> password) {
    Matcher file = DUCKDB.matcher(url);
    if (file.matches()) {
      return ofFile(url, Path.of(file.group("file")));
    }
    if (url.toLowerCase(Locale.ROOT).contains("password")
        || url.matches("jdbc:[a-z]+://[^/]*@.*")) {
      throw new DataException(
          "--db holds a password, which others can see; give it by --db-password-file FILE or the"
              + " variable LITMUS_DB_PASSWORD");
    }
    Matcher server = POSTGRESQL.matcher(url);
    if (!server.matches()) {
      throw new DataException(
          "--db must be jdbc:postgresql://HOST[:PORT]/NAME[?user=NAME] or jdbc:duckdb:FILE;"
              + " found '%s'".formatted(url));
    }
    Database database = new Database(url.replaceFirst("\\?.*", ""), false);
    String given = server.group("properties");
    for (String property : given == null ? List.<String>of() : Arrays.asList(given.split("&"))) {
      int equals = property.indexOf('=');
      String name = equals < 0 ? property : property.substring(0, equals);
      if (equals < 0 || !PROPERTIES.contains(name.toLowerCase(Locale.ROOT))) {
        throw new DataException(
            "--db: property '%s' is not taken; those are user, ssl, sslmode, currentSchema,"
                    .formatted(name)
                + " connectTimeout, socketTimeout, ApplicationName and tcpKeepAlive");
      }
      database.properties.setProperty(name, property.substring(equals + 1));
    }
    password.ifPresent(secret -> database.properties.setProperty("password", secret));
    database.properties.setProperty("readOnly", "true");
    return database;
  }

  private static Database ofFile(String url, Path file) {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new DataException("--db: there is no DuckDB file " + file);
    }
    Database database = new Database(url, true);
    database.properties.setProperty("duckdb.read_only", "true");
    database.properties.setProperty("autoinstall_known_extensions", "false");
    database.properties.setProperty("autoload_known_extensions", "false");
    return database;
  }

  /// The rows of a query, read in a transaction that can change nothing.
  ///
  /// @throws DataException when the database refuses the query, or it gives no rows
  /// @throws UncheckedIOException when the database cannot be reached
  public Table query(SqlQuery query) {
    try (Connection connection = connect()) {
      if (duckDb) {
        try (Statement lock = connection.createStatement()) {
          lock.execute("SET enable_external_access = false");
          lock.execute("SET lock_configuration = true");
        }
      } else {
        connection.setReadOnly(true);
        connection.setAutoCommit(false);
      }
      try (Statement statement = connection.createStatement()) {
        statement.setFetchSize(ROWS_AT_ONCE);
        statement.setQueryTimeout(SECONDS);
        try (ResultSet rows = statement.executeQuery(query.text())) {
          return ResultTable.read(rows, "query");
        }
      }
    } catch (SQLException e) {
      String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      throw new DataException("--sql was refused by the database: " + reason, e);
    }
  }

  private Connection connect() {
    try {
      return DriverManager.getConnection(url, properties);
    } catch (SQLException e) {
      String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      throw new UncheckedIOException(new IOException("--db %s: %s".formatted(url, reason), e));
    }
  }
}
