package dev.litmus.classifier.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.classifier.table.ReadOptions.BadRows;
import dev.litmus.classifier.table.ReadOptions.Header;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvReaderTest {
  private static final String PLAIN = "f0,f1,y\n0.5,a,1\n-2,b,0\n3e2,a,1\n";
  private static final Table EXPECTED =
      Table.of(
          List.of(
              TextColumn.of("f0", "0.5", "-2", "3e2"),
              TextColumn.of("f1", "a", "b", "a"),
              TextColumn.of("y", "1", "0", "1")));

  private static Table parse(String text) {
    return CsvReader.parse(text, ReadOptions.defaults());
  }

  private static Table parse(byte[] bytes, ReadOptions options) {
    return CsvReader.read(new ByteArrayInputStream(bytes), "t.csv", options);
  }

  private static String refusal(String text, ReadOptions options) {
    return Refusals.of(() -> parse(text.getBytes(StandardCharsets.UTF_8), options));
  }

  private static String refusal(String text) {
    return refusal(text, ReadOptions.defaults());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        PLAIN,
        "\ufeff" + PLAIN,
        "f0,f1,y\r\n0.5,a,1\r\n-2,b,0\r\n3e2,a,1\r\n",
        "f0,f1,y\r0.5,a,1\r-2,b,0\r3e2,a,1\r",
        "f0,f1,y\n0.5,a,1\n-2,b,0\n3e2,a,1",
        "\n\nf0,f1,y\n\n0.5,a,1\n  \n-2,b,0\n\n3e2,a,1\n\n\n",
        "f0;f1;y\n0.5;a;1\n-2;b;0\n3e2;a;1\n",
        "f0\tf1\ty\n0.5\ta\t1\n-2\tb\t0\n3e2\ta\t1\n",
        "f0|f1|y\n0.5|a|1\n-2|b|0\n3e2|a|1\n",
        "\"f0\",\"f1\",\"y\"\n\"0.5\",\"a\",\"1\"\n\"-2\",\"b\",\"0\"\n\"3e2\",\"a\",\"1\"\n",
        "f0, f1 , y\n 0.5 ,a,  1\n -2, b, 0\n 3e2,\ta, 1\n",
        "f0, \"f1\", y\n 0.5, \"a\", 1\n -2, \"b\", 0\n 3e2, \"a\", 1\n",
        "# made by hand\n#\nf0,f1,y\n0.5,a,1\n-2,b,0\n3e2,a,1\n",
        "|a comment of another kind\nf0,f1,y\n0.5,a,1\n-2,b,0\n3e2,a,1\n",
        "#f0,f1,y\n0.5,a,1\n-2,b,0\n3e2,a,1\n",
        "f0,f1,y,\n0.5,a,1,\n-2,b,0,\n3e2,a,1,\n",
        "f0,f1,y,\n0.5,a,1\n-2,b,0\n3e2,a,1\n",
        "f0,f1,y\n0.5,a,1,\n-2,b,0,\n3e2,a,1, \n",
        "f0,f1,y\n0.5,a,1\nf0,f1,y\n-2,b,0\n f0,f1,y\n3e2,a,1\n"
      })
  void oneTableInManySpellings(String text) {
    assertEquals(EXPECTED, parse(text));
  }

  @Test
  void characterSetsAreToldByAMarkOrByTheUser() {
    byte[] little = ("\ufeff" + PLAIN).getBytes(StandardCharsets.UTF_16LE);
    byte[] big = ("\ufeff" + PLAIN).getBytes(StandardCharsets.UTF_16BE);
    byte[] unmarked = PLAIN.getBytes(StandardCharsets.UTF_16LE);
    assertEquals(EXPECTED, parse(little, ReadOptions.defaults()));
    assertEquals(EXPECTED, parse(big, ReadOptions.defaults()));
    assertEquals(
        EXPECTED, parse(unmarked, ReadOptions.defaults().withEncoding(StandardCharsets.UTF_16LE)));
    byte[] latin = "c,y\ncaf\u00e9,1\nx,0\n".getBytes(StandardCharsets.ISO_8859_1);
    String e = Refusals.of(() -> parse(latin, ReadOptions.defaults()));
    assertEquals(
        "t.csv:2 is not UTF-8 (byte 0xE9); if it is Latin-1 (ISO-8859-1), add --encoding"
            + " ISO-8859-1",
        e);
    Table read = parse(latin, ReadOptions.defaults().withEncoding(StandardCharsets.ISO_8859_1));
    assertEquals("caf\u00e9", read.column("c").text(0));
    e =
        Refusals.of(
            () -> parse(latin, ReadOptions.defaults().withEncoding(Charset.forName("US-ASCII"))));
    assertEquals("t.csv:2 is not US-ASCII (byte 0xE9); give its real --encoding", e);
  }

  @Test
  void gzipIsUnpacked() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(PLAIN.getBytes(StandardCharsets.UTF_8));
    }
    assertEquals(EXPECTED, parse(packed.toByteArray(), ReadOptions.defaults()));
    byte[] cut = java.util.Arrays.copyOf(packed.toByteArray(), packed.size() - 12);
    String e = Refusals.of(() -> parse(cut, ReadOptions.defaults()));
    assertTrue(e.startsWith("t.csv is not a whole gzip file ("), e);
  }

  @Test
  void gzipThatUnpacksToVeryMuchIsRefused() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      byte[] zeros = "0,0,0,0,0,0,0,0\n".repeat(65536).getBytes(StandardCharsets.US_ASCII);
      for (int i = 0; i < 70; i++) {
        gzip.write(zeros);
      }
    }
    String e = Refusals.of(() -> parse(packed.toByteArray(), ReadOptions.defaults()));
    assertEquals(
        "t.csv unpacks to more than 200 times its size; if that is meant, say how much it may be,"
            + " such as --max-unpacked 2GB",
        e);
    ReadOptions few = ReadOptions.defaults().withMaxUnpacked(1 << 20);
    e = Refusals.of(() -> parse(packed.toByteArray(), few));
    assertEquals("t.csv unpacks to more than 1 MB, the --max-unpacked given", e);
    ReadOptions many = ReadOptions.defaults().withMaxUnpacked(1L << 31);
    assertEquals(4_587_520, parse(packed.toByteArray(), many).rowCount());
  }

  @Test
  void quotedCellsHoldDelimitersQuotesAndLines() {
    Table table = parse("a,b\n\"x,y\",1\n\"say \"\"no\"\"\",2\n\"two\nlines\",3\n5\" pipe,4\n");
    assertEquals(
        TextColumn.of("a", "x,y", "say \"no\"", "two\nlines", "5\" pipe"), table.column("a"));
    assertEquals("the text:6", table.place(3));
    Table padded = parse("a,b\n \"x, y\" , 1\n\"z\" ,2\n");
    assertEquals(TextColumn.of("a", "x, y", "z"), padded.column("a"));
    Table inside = parse("a,b\n\"x, \"\"y\"\", \n\"\"z\",1\n");
    assertEquals(TextColumn.of("a", "x, \"y\", \n\"z"), inside.column("a"));
  }

  @Test
  void bareQuotesBetweenTabsAreText() {
    Table table = parse("text\tlabel\n\"sound\" is great\t1\nfine\t0\n\"Great\" they said\t1\n");
    assertEquals(
        TextColumn.of("text", "\"sound\" is great", "fine", "\"Great\" they said"),
        table.column("text"));
    assertEquals(TextColumn.of("a", "x\ty", "z"), parse("a\tb\n\"x\ty\"\t1\nz\t2\n").column("a"));
    assertEquals(
        TextColumn.of("a", "\"so", "it goes\""),
        parse("a\tb\n\"so\t1\nit goes\"\t2\n").column("a"));
    assertEquals(TextColumn.of("a", "\"", "z"), parse("a\tb\n\"\t1\nz\t2\n").column("a"));
  }

  @Test
  void withoutHeaderColumnsAreNumbered() {
    Table table = parse("6,148,yes\n1,85,no\n8,183,yes\n");
    assertEquals(List.of("c1", "c2", "c3"), table.names());
    assertEquals(
        "the text has no header; its columns are named c1 to c3",
        table.notices().getFirst().text());
    assertEquals(3, table.rowCount());
  }

  @Test
  void theUserMaySayWhetherThereIsAHeader() {
    String years = "2019,2020\n1,2\n3,4\n";
    assertEquals(3, parse(years).rowCount());
    Table told = CsvReader.parse(years, ReadOptions.defaults().withHeader(Header.PRESENT));
    assertEquals(List.of("2019", "2020"), told.names());
    Table untold = CsvReader.parse(PLAIN, ReadOptions.defaults().withHeader(Header.ABSENT));
    assertEquals(4, untold.rowCount());
    assertEquals(List.of(), untold.notices());
  }

  @Test
  void expectedNamesTellAHeader() {
    String words = "x,y\na,b\na,b\n";
    assertEquals(List.of("x", "y"), parse(words).names());
    String ambiguous = "a,b\na,c\nb,b\n";
    assertEquals(List.of("c1", "c2"), parse(ambiguous).names());
    ReadOptions options = ReadOptions.defaults().withExpectedNames(List.of("a", "b"));
    assertEquals(List.of("a", "b"), CsvReader.parse(ambiguous, options).names());
  }

  @Test
  void rowsOfAnotherWidthAreRefusedOrSkipped() {
    String text = "a,b,y\n1,2,0\n3,4\n5,6,1\n7,8,0,9\n";
    assertEquals(
        "t.csv:3 has 2 cells where the header names 3 ('a', 'b', 'y'); mend the line (a cell that"
            + " holds the delimiter needs quotes), or leave such rows out with --bad-rows skip",
        refusal(text));
    ReadOptions skip = ReadOptions.defaults().withBadRows(BadRows.SKIP);
    assertEquals(
        "t.csv: 2 of 4 rows (50%) are bad, more than --max-bad 1%; the first: t.csv:3 has 2 cells"
            + " where the header names 3 ('a', 'b', 'y')",
        refusal(text, skip));
    Table table = CsvReader.parse(text, skip.withMaxBad(0.5));
    assertEquals(TextColumn.of("a", "1", "5"), table.column("a"));
    assertEquals("the text:4", table.place(1));
    Notice notice = table.notices().getLast();
    assertEquals("bad-rows", notice.code());
    assertEquals(2, notice.count());
    assertEquals(
        "t.csv:2 has 1 cell where the rows above have 2; mend the line (a cell that holds the"
            + " delimiter needs quotes), or leave such rows out with --bad-rows skip",
        refusal("1,2\n3\n4,5\n"));
  }

  @Test
  void aSingleBadRowIsAlwaysSkippedWhenAsked() {
    ReadOptions skip = ReadOptions.defaults().withBadRows(BadRows.SKIP);
    assertEquals(2, CsvReader.parse("a,y\n1,0\n2\n3,1\n", skip).rowCount());
  }

  @Test
  void wrongQuotesAreNamedWhereTheyOpen() {
    assertEquals(
        "t.csv:3: the quoted cell that opens here is never closed; mend or double the quote",
        refusal("a,y\n1,0\n\"2,1\n3,0\n4,1\n"));
    assertEquals(
        "t.csv:4: the quoted cell that opens here is never closed; mend or double the quote",
        refusal("a,b,y\n1,x,0\n\"2\n\",\"x,1\n3,x,0\n4,x,1\n"));
    assertEquals(
        "t.csv:1: the quoted cell that opens here has text after the quote that ends the cell;"
            + " mend or double the quote",
        refusal("\"a\"b,y\n1,0\n"));
    assertEquals(
        "t.csv:3: the quoted cell that opens here has text after the quote that ends the cell;"
            + " mend or double the quote",
        refusal("a,y\n1,0\n\"2\" x,1\n3,0\n"));
  }

  @Test
  void namesThatComeTwiceAreRefusedOrNumbered() {
    String text = "f0,f0,y\n1,2,0\n3,4,1\n";
    assertEquals(
        "t.csv: the header names 'f0' twice (columns 1 and 2); rename one, or number them with"
            + " --dedupe",
        refusal(text));
    Table table = CsvReader.parse(text, ReadOptions.defaults().withDedupe(true));
    assertEquals(List.of("f0", "f0_2", "y"), table.names());
    assertEquals(
        "the header names 'f0' again in column 2; that one is called 'f0_2'",
        table.notices().getFirst().text());
  }

  @Test
  void columnsWithoutNameAreNumberedOrLeftOut() {
    Table table = parse(",a,,y\n0,5,,1\n1,6,,0\n");
    assertEquals(List.of("c1", "a", "y"), table.names());
    assertEquals(
        "column 3 of the text has no name and no values; it is left out",
        table.notices().getFirst().text());
  }

  @Test
  void aRepeatedHeaderIsLeftOutWithANotice() {
    Table table = parse("a,y\n1,0\na,y\n2,1\n");
    assertEquals(2, table.rowCount());
    assertEquals(
        "the header came again in the text:3; that row is left out",
        table.notices().getFirst().text());
  }

  @Test
  void commentLinesAreSkippedAndTheColumnsShown() {
    assertEquals(
        "the text starts with 1 comment line; after it come the columns 'f0', 'f1', 'y'",
        parse("# made by x\n" + PLAIN).notices().getFirst().text());
  }

  @Test
  void nothingToReadIsSaidInOneSentence() {
    assertEquals("t.csv is empty; a table with a row for each example was expected", refusal(""));
    assertEquals(
        "t.csv is empty; a table with a row for each example was expected", refusal(" \n\u00a0\n"));
    assertEquals("t.csv holds a header ('a', 'b') but no rows", refusal("a,b\n"));
  }

  @Test
  void binaryAndForeignContentIsRefused() {
    assertEquals(
        "t.csv:3 holds a NUL character; a text file has none (UTF-16 without a byte order mark"
            + " needs --encoding UTF-16LE)",
        refusal("a,y\n1,0\n2\0,1\n"));
    assertEquals(
        "t.csv is a zip archive (perhaps .xlsx or .keras), not a table; save the table as .csv",
        refusal("PK\3\4 and more"));
    assertEquals(
        "t.csv is a Parquet file, which the light reader cannot read; the module litmus-data can",
        refusal("PAR1 and more"));
    assertEquals(
        "t.csv is an ARFF file; save its data as .csv with the names on top",
        refusal("@RELATION x\n@ATTRIBUTE a NUMERIC\n@DATA\n1\n"));
  }

  @Test
  void veryLongCellsAndVeryManyColumnsAreRefused() {
    String longest = "x".repeat(1 << 20);
    assertEquals(1 << 20, parse("a,y\n" + longest + ",1\nx,0\n").column("a").text(0).length());
    assertEquals(
        "t.csv:2: cell 1 has 1,048,577 characters; at most 1,048,576 are read (is a quote"
            + " missing?)",
        refusal("a,y\n" + longest + "x,1\nx,0\n"));
    String wide = "1,".repeat(50_000) + "1\n";
    assertEquals("t.csv has 50,001 columns; at most 50,000 are read", refusal(wide + wide));
  }

  @Test
  void filesAreNamedInRefusals(@TempDir Path folder) throws IOException {
    Path missing = folder.resolve("no.csv");
    String e = Refusals.of(() -> CsvReader.read(missing));
    assertEquals("there is no file " + missing, e);
    e = Refusals.of(() -> CsvReader.read(folder));
    assertEquals(folder + " is a folder; a file was expected", e);
    Path file = folder.resolve("ok \u00fc.csv");
    Files.writeString(file, PLAIN);
    Table table = CsvReader.read(file);
    assertEquals(EXPECTED, table);
    assertEquals(file + ":3", table.place(1));
  }

  @Test
  void theDialectIsTold(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("t.csv");
    Files.writeString(file, "# x\nf0;f1;\n0,5;a;\n0,7;b;\n");
    Dialect dialect = CsvReader.sniff(file, ReadOptions.defaults());
    assertEquals(';', dialect.delimiter());
    assertEquals(1, dialect.skippedLines());
    assertTrue(dialect.header());
    assertEquals(List.of("f0", "f1", "c3"), dialect.names());
    assertEquals(List.of(2), dialect.nameless());
    assertEquals(2, dialect.leastWidth());
  }
}
