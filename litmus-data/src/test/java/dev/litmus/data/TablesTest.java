package dev.litmus.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.classifier.table.Column;
import dev.litmus.classifier.table.CsvReader;
import dev.litmus.classifier.table.DataException;
import dev.litmus.classifier.table.NumberColumn;
import dev.litmus.classifier.table.ReadOptions;
import dev.litmus.classifier.table.Table;
import dev.litmus.classifier.table.TableStream;
import dev.litmus.classifier.table.TextColumn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class TablesTest {
  @TempDir private Path folder;

  private static String refusal(Executable refused) {
    return String.valueOf(assertThrows(DataException.class, refused).getMessage());
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = DuckDb.open();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private Path parquet(String select) throws SQLException {
    Path file = folder.resolve("t.parquet");
    execute("COPY (" + select + ") TO " + DuckDb.literal(file.toString()) + " (FORMAT parquet)");
    return file;
  }

  @Test
  void delimitedTextIsReadWhateverItsNameEndsIn() throws IOException {
    Path file = folder.resolve("magic04.data");
    Files.writeString(file, "1,2,g\n3,4,h\n");
    assertEquals(CsvReader.read(file), Tables.read(file.toString()));
    assertEquals(List.of("c1", "c2", "c3"), Tables.read(file.toString()).names());
  }

  @Test
  void parquetKeepsItsTypes() throws SQLException {
    Path file =
        parquet(
            """
            SELECT * FROM (VALUES
              (1, 2::BIGINT, 0.5::FLOAT, 1.25::DECIMAL(5, 2), true, 'a', DATE '2024-02-29',
                9223372036854775807::BIGINT, 3::UTINYINT),
              (NULL, 7, 'nan'::FLOAT, NULL, false, NULL, NULL, 1, NULL)
            ) t(i, b, f, d, flag, word, day, huge, u)
            """);
    Table table = Tables.read(file.toString());
    List<Column> expected =
        List.of(
            NumberColumn.of("i", 1, Double.NaN),
            NumberColumn.of("b", 2, 7),
            NumberColumn.of("f", 0.5, Double.NaN),
            NumberColumn.of("d", 1.25, Double.NaN),
            TextColumn.of("flag", "true", "false"),
            TextColumn.of("word", "a", ""),
            TextColumn.of("day", "2024-02-29", ""),
            TextColumn.of("huge", "9223372036854775807", "1"),
            NumberColumn.of("u", 3, Double.NaN));
    assertEquals(expected, table.columns());
    assertEquals(file + " row 2", table.place(1));
  }

  @Test
  void parquetIsKnownByItsFirstBytesToo() throws SQLException, IOException {
    Path file = parquet("SELECT 1 AS a");
    Path other = Files.copy(file, folder.resolve("noending"));
    assertEquals(Table.of(List.of(NumberColumn.of("a", 1))), Tables.read(other.toString()));
  }

  @Test
  void parquetThatIsNoPlainTableIsRefused() throws SQLException, IOException {
    Path nested = parquet("SELECT [1, 2] AS a");
    assertEquals(
        nested + ": column 'a' holds nested values; a table of single values was expected",
        refusal(() -> Tables.read(nested.toString())));
    Path whole = parquet("SELECT range AS a FROM range(1000)");
    byte[] bytes = Files.readAllBytes(whole);
    Path cut = folder.resolve("cut.parquet");
    Files.write(cut, java.util.Arrays.copyOf(bytes, bytes.length - 20));
    String refusal = refusal(() -> Tables.read(cut.toString()));
    assertTrue(refusal.startsWith(cut + " cannot be read as a table: "), refusal);
    assertEquals(1, refusal.lines().count());
    Path empty = parquet("SELECT 1 AS a WHERE false");
    assertEquals(empty + " holds no rows", refusal(() -> Tables.read(empty.toString())));
  }

  @Test
  void jsonIsReadInBothForms() throws IOException {
    Table expected =
        Table.of(
            List.of(
                NumberColumn.of("a", 1, Double.NaN, 2.5),
                TextColumn.of("b", "x", "y", ""),
                TextColumn.of("c", "true", "", "false")));
    Path lines = folder.resolve("t.jsonl");
    Files.writeString(
        lines,
        "{\"a\": 1, \"b\": \"x\", \"c\": true}\n{\"b\": \"y\"}\n{\"a\": 2.5, \"c\": false}\n");
    assertEquals(expected, Tables.read(lines.toString()));
    Path array = folder.resolve("t.json");
    Files.writeString(
        array,
        "[{\"a\": 1, \"b\": \"x\", \"c\": true}, {\"b\": \"y\"}, {\"a\": 2.5, \"c\": false}]");
    assertEquals(expected, Tables.read(array.toString()));
    Path nested = folder.resolve("n.json");
    Files.writeString(nested, "[{\"a\": {\"b\": 1}}]");
    assertEquals(
        nested + ": column 'a' holds nested values; a table of single values was expected",
        refusal(() -> Tables.read(nested.toString())));
    Path broken = folder.resolve("b.json");
    Files.writeString(broken, "[{\"a\": 1}, {");
    assertEquals(1, refusal(() -> Tables.read(broken.toString())).lines().count());
  }

  @Test
  void zstandardIsUnpacked() throws SQLException, IOException {
    Path plain = folder.resolve("t.csv");
    Files.writeString(plain, "a,b,y\n1,\"x, y\",0\n2,\"two\nlines\",1\n3,,0\n");
    Path packed = folder.resolve("t.csv.zst");
    pack(plain, packed);
    assertEquals(CsvReader.read(plain), Tables.read(packed.toString()));
    Path tabs = folder.resolve("t.tsv");
    Files.writeString(tabs, "a\ty\n\"x\" y\t0\nz\t1\n");
    pack(tabs, folder.resolve("t.tsv.zst"));
    assertEquals(CsvReader.read(tabs), Tables.read(folder.resolve("t.tsv.zst").toString()));
    Path ragged = folder.resolve("r.csv");
    Files.writeString(ragged, "a,y\n1,0\n2\n3,1\n");
    pack(ragged, folder.resolve("r.csv.zst"));
    String refusal = refusal(() -> Tables.read(folder.resolve("r.csv.zst").toString()));
    assertTrue(refusal.contains("r.csv.zst:3 has 1 cell where the header names 2"), refusal);
  }

  /// Packs a text line by line as it is.
  private static void pack(Path plain, Path packed) throws SQLException {
    execute(
        """
        COPY (SELECT * FROM read_csv(%s, auto_detect = false, header = false, delim = chr(31),
          quote = '', escape = '', columns = {'line': 'VARCHAR'}))
        TO %s (FORMAT csv, HEADER false, QUOTE '', ESCAPE '', DELIMITER '\u001f',
          COMPRESSION zstd)
        """
            .formatted(DuckDb.literal(plain.toString()), DuckDb.literal(packed.toString())));
  }

  @Test
  void globsJoinFilesInTheOrderOfTheirNames() throws IOException {
    Files.writeString(folder.resolve("b.csv"), "y,a\n1,3\n0,4\n");
    Files.writeString(folder.resolve("a.csv"), "a,y\n1,0\n2,1\n");
    Table table = Tables.read(folder + "/*.csv");
    assertEquals(TextColumn.of("a", "1", "2", "3", "4"), table.column("a"));
    assertEquals(folder.resolve("b.csv") + ":2", table.place(2));
    assertEquals(4, Tables.read(folder.getParent() + "/**/{a,b}.csv").rowCount());
    Files.writeString(folder.resolve("c.csv"), "a,z\n1,0\n2,1\n");
    assertTrue(
        refusal(() -> Tables.read(folder + "/*.csv"))
            .startsWith("tables with different columns cannot be joined: the one from "));
    assertEquals(
        "no file matches " + folder + "/*.tsv", refusal(() -> Tables.read(folder + "/*.tsv")));
    Path literal = folder.resolve("x[1].csv");
    Files.writeString(literal, "a,y\n1,0\n2,1\n");
    assertEquals(2, Tables.read(literal.toString()).rowCount());
  }

  @Test
  void whatHoldsNoTableIsRefused() throws IOException {
    assertEquals(
        "there is no file " + folder + "/no.csv", refusal(() -> Tables.read(folder + "/no.csv")));
    Path sheet = Files.createFile(folder.resolve("t.XLSX"));
    String refused = refusal(() -> Tables.read(sheet.toString()));
    assertTrue(refused.startsWith(sheet + " is a spreadsheet; save the sheet as .csv; "), refused);
    assertTrue(
        refused.endsWith(
            ".csv, .tsv, .txt and other delimited text are read, text and JSON also as .gz or"
                + " .zst"),
        refused);
    assertTrue(refused.contains(".parquet"), refused);
    Path model = Files.createFile(folder.resolve("m.keras"));
    assertTrue(
        refusal(() -> Tables.read(model.toString()))
            .startsWith(model + " is of no kind that holds a table for Litmus; "));
    assertTrue(refusal(() -> Tables.read("a\0b")).contains("is no file name"));
  }

  @Test
  void samplesAreReadByTheirNames() {
    Table table = Tables.read("sample:breast-cancer");
    assertEquals(569, table.rowCount());
    assertEquals("sample:breast-cancer:2", table.place(0));
    assertTrue(refusal(() -> Tables.read("sample:nothing")).startsWith("sample:nothing is not"));
  }

  @Test
  void optionsReachTheReader() throws IOException {
    Path file = folder.resolve("t.csv");
    Files.writeString(file, "a,a\n1,0\n");
    ReadOptions dedupe = ReadOptions.defaults().withDedupe(true);
    assertEquals(List.of("a", "a_2"), Tables.read(file.toString(), dedupe).names());
  }

  @Test
  void filesOfAnyKindAreStreamedPartByPart() throws SQLException, IOException {
    String rows = "SELECT range AS n, 'word ' || range AS word, range / 8 AS x FROM range(20000)";
    Path parquet = parquet(rows);
    Path lines = folder.resolve("t.jsonl");
    execute("COPY (" + rows + ") TO " + DuckDb.literal(lines.toString()) + " (FORMAT json)");
    Path text = folder.resolve("t.csv");
    execute("COPY (" + rows + ") TO " + DuckDb.literal(text.toString()) + " (HEADER)");
    for (Path file : List.of(parquet, lines, text)) {
      List<Table> parts = new ArrayList<>();
      TableStream stream = Tables.stream(file.toString(), ReadOptions.defaults()).orElseThrow();
      stream.read(parts::add);
      assertTrue(parts.size() > 1);
      Table whole = Tables.read(file.toString());
      Table joined = Table.concatenated(parts);
      assertEquals(whole, joined);
      assertEquals(whole.place(19_999), joined.place(19_999));
    }
    List<Table> both = new ArrayList<>();
    Path again = Files.copy(text, folder.resolve("u.csv"));
    Tables.stream(folder.resolve("?.csv").toString(), ReadOptions.defaults())
        .orElseThrow()
        .read(both::add);
    assertEquals(
        Tables.read(text.toString()).followedBy(Tables.read(again.toString())),
        Table.concatenated(both));
    assertTrue(Tables.stream(folder.toString(), ReadOptions.defaults()).isEmpty());
    assertTrue(Tables.stream("sample:digits", ReadOptions.defaults()).isEmpty());
  }
}
