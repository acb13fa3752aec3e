package dev.litmus.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.classifier.table.DataException;
import dev.litmus.classifier.table.NumberColumn;
import dev.litmus.classifier.table.Table;
import dev.litmus.classifier.table.TextColumn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlQueryTest {
  @TempDir Path folder;

  private static final Table PEOPLE =
      Table.of(
          List.of(
              TextColumn.of("name", "ann", "bob", ""),
              TextColumn.of("age", "31", "?", "47.5"),
              TextColumn.of("zip", "01234", "99999", "00001"),
              NumberColumn.of("dose", 1, Double.NaN, 3)));

  private static Table query(String sql) {
    return SqlFiles.query(new SqlQuery(sql), List.of(PEOPLE), List.of("people"));
  }

  private static String refusal(String sql) {
    return assertThrows(DataException.class, () -> query(sql)).getMessage() + "";
  }

  @Test
  void readsTablesByNumberAndName() {
    Table all = query("SELECT * FROM t1;");
    assertEquals(List.of("name", "age", "zip", "dose"), all.names());
    assertEquals("01234", all.column("zip").text(0));
    assertEquals("", all.column("age").text(1));
    Table old = query("select name, age * 2 AS twice, age > 40 AS old FROM people WHERE age > 0");
    assertEquals(2, old.rowCount());
    assertEquals("95", old.column("twice").text(1));
    assertEquals("true", old.column("old").text(1));
    assertEquals("2024-02-29", query("SELECT DATE '2024-02-29' AS d").column("d").text(0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT ';' AS a, \";\" FROM (SELECT 1 AS \";\") -- ; comment",
        "/* ; */ WITH x AS (SELECT 1 AS a) SELECT a FROM x ; -- end",
        "(SELECT $$;$$ AS a)",
      })
  void semicolonsInQuotesAndCommentsAreNone(String sql) {
    assertEquals(1, query(sql).rowCount());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "COPY t1 TO 'FOLDER/x.csv'|begins with SELECT or WITH",
        "ATTACH 'FOLDER/x.db'|begins with SELECT or WITH",
        "INSTALL httpfs|begins with SELECT or WITH",
        "SELECT 1; COPY t1 TO 'FOLDER/x.csv'|found a second statement: 'COPY t1 TO",
        "SELECT 1) AS a; DROP TABLE t1; SELECT (1|found a second statement: 'DROP",
        "SELECT * FROM read_csv('/etc/passwd')|disabled",
        "SELECT * FROM '/etc/passwd.csv'|disabled",
        "SELECT * FROM read_text('/etc/passwd')|disabled",
        "SELECT * FROM glob('/*')|disabled",
        "WITH x AS (SELECT 1) SET threads = 1|refused",
        "SELECT * FROM nowhere|tables: t1, people",
        "SELECT * FROM t1 WHERE age > 100|query gives no rows",
        "SELECT [1, 2] AS a|column 'a' holds",
      })
  void nothingElseIsReached(String sql, String reason) throws IOException {
    String refused = refusal(sql.replace("FOLDER", folder.toString()));
    assertTrue(refused.contains(reason), refused);
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(0, files.count());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "jdbc:h2:mem:x;INIT=RUNSCRIPT FROM 'http://x/y.sql'|must be jdbc:postgresql",
        "jdbc:mysql://host/db?autoDeserialize=true|must be jdbc:postgresql",
        "jdbc:postgresql://host/db?socketFactory=java.lang.Runtime|property 'socketFactory' is not",
        "jdbc:postgresql://host/db?user=a&loggerFile=/tmp/x|property 'loggerFile' is not",
        "jdbc:postgresql://host/db?user=a&password=secret|--db holds a password",
        "jdbc:postgresql://a:secret@host/db|--db holds a password",
        "jdbc:postgresql://one,two/db|must be jdbc:postgresql",
        "jdbc:duckdb:/no/such.db|there is no DuckDB file",
        "jdbc:duckdb:x.db;access_mode=READ_WRITE|must be jdbc:postgresql",
      })
  void urlsAreOfAPositiveList(String url, String reason) {
    String refused =
        assertThrows(DataException.class, () -> Database.of(url, Optional.empty())).getMessage()
            + "";
    assertTrue(refused.contains(reason), refused);
  }

  @Test
  void readsAFileOfDuckDb() throws Exception {
    Path file = folder.resolve("shop.db");
    try (var connection = java.sql.DriverManager.getConnection("jdbc:duckdb:" + file);
        var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE orders AS SELECT range AS id, 'x' AS kind FROM range(3)");
    }
    Database database = Database.of("jdbc:duckdb:" + file, Optional.empty());
    assertEquals(3, database.query(new SqlQuery("SELECT * FROM orders")).rowCount());
    assertThrows(
        DataException.class,
        () -> database.query(new SqlQuery("SELECT * FROM read_text('/etc/passwd')")));
  }
}
