package dev.litmus.cli;

import dev.litmus.classifier.table.Table;
import dev.litmus.data.Database;
import dev.litmus.data.SqlFiles;
import dev.litmus.data.SqlQuery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Option;

/// Options that put a query before the table: over the files named as DATA, or over a database.
final class Querying {
  private static final String PASSWORD_VARIABLE = "LITMUS_DB_PASSWORD";

  @Option(
      names = "--sql",
      paramLabel = "QUERY",
      description =
          "Takes the rows of a query over DATA, whose tables are t1, t2, ... and the files' names"
              + " without ending, or over --db.")
  Optional<String> sql = Optional.empty();

  @Option(
      names = "--db",
      paramLabel = "URL",
      description =
          "The database of --sql: jdbc:postgresql://HOST/NAME?user=USER or jdbc:duckdb:FILE. The"
              + " password is taken from --db-password-file or LITMUS_DB_PASSWORD.")
  Optional<String> url = Optional.empty();

  @Option(
      names = "--db-password-file",
      paramLabel = "FILE",
      description = "A file whose first line is the database's password.")
  Optional<Path> passwordFile = Optional.empty();

  /// Whether there is a query.
  boolean isAsked() {
    return sql.isPresent() || url.isPresent();
  }

  /// The rows of the query.
  ///
  /// @param read reads one of the files
  Table table(List<String> files, Function<String, Table> read) {
    if (sql.isEmpty()) {
      throw new IllegalArgumentException("--db needs a query: --sql 'SELECT ...'");
    }
    SqlQuery query = new SqlQuery(sql.get());
    if (url.isPresent()) {
      if (!files.isEmpty()) {
        throw new IllegalArgumentException(
            "--db and DATA exclude each other: a query is over a database or over files; found '%s'"
                .formatted(files.getFirst()));
      }
      return Database.of(url.get(), password()).query(query);
    }
    if (files.isEmpty()) {
      throw new IllegalArgumentException("--sql needs DATA, files to query, or --db URL");
    }
    return SqlFiles.query(
        query, files.stream().map(read).toList(), files.stream().map(Querying::stem).toList());
  }

  /// A file's name without folders and ending; a sample's name.
  private static String stem(String data) {
    String name = data.startsWith("sample:") ? data.substring("sample:".length()) : data;
    name = name.substring(name.lastIndexOf('/') + 1);
    int dot = name.indexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  private Optional<String> password() {
    if (passwordFile.isEmpty()) {
      return Optional.ofNullable(System.getenv(PASSWORD_VARIABLE));
    }
    try (var lines = Files.lines(passwordFile.get())) {
      return lines.findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
