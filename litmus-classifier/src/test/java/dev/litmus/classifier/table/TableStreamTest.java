package dev.litmus.classifier.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.classifier.table.ReadOptions.BadRows;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableStreamTest {
  private static final int ROWS = 20_000;

  @TempDir Path folder;

  private static String line(int row) {
    return row + ",word" + row % 7 + "," + (row % 5 == 0 ? "" : row * 0.5) + "\n";
  }

  private static String text(int from, int to) {
    StringBuilder text = new StringBuilder("n,word,half\n");
    IntStream.range(from, to).forEach(row -> text.append(line(row)));
    return text.toString();
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static TableStream stream(Path file) {
    return CsvReader.stream(file, ReadOptions.defaults());
  }

  private static TableSample sample(TableStream stream, int most) {
    return TableSample.of(stream, OptionalInt.of(most), 3, part -> {});
  }

  @Test
  void partsAreTheTableThatTheReaderMakes() throws IOException {
    Path file = file("a.csv", text(0, ROWS));
    List<Table> parts = new ArrayList<>();
    List<Notice> notices = stream(file).read(parts::add);
    Table whole = CsvReader.read(file);
    assertTrue(parts.size() > 1);
    Table joined = Table.concatenated(parts);
    assertEquals(whole, joined);
    assertEquals(whole.notices(), notices);
    for (int row : new int[] {0, 8191, 8192, ROWS - 1}) {
      assertEquals(whole.place(row), joined.place(row));
    }
  }

  @Test
  void aSampleOfAllRowsIsTheTableItself() throws IOException {
    Path file = file("a.csv", text(0, ROWS).replace("half\n", "half,\n"));
    TableSample all = sample(stream(file), ROWS);
    Table whole = CsvReader.read(file);
    assertTrue(all.isWhole());
    assertEquals(whole, all.table());
    assertEquals(whole.notices(), all.table().notices());
    assertEquals(whole.place(ROWS - 1), all.table().place(ROWS - 1));
    // No more than twice as many as asked for are kept whole.
    assertTrue(sample(stream(file), ROWS / 2).isWhole());
  }

  @Test
  void aSampleIsOfRowsInTheirOrderWithTheirPlaces() throws IOException {
    TableSample some = sample(stream(file("a.csv", text(0, ROWS))), 1000);
    assertFalse(some.isWhole());
    assertEquals(ROWS, some.count());
    assertEquals(1000, some.table().rowCount());
    double mean = 0;
    for (int row = 0; row < 1000; row++) {
      long number = some.numbers()[row];
      assertTrue(row == 0 || number > some.numbers()[row - 1]);
      assertEquals(Long.toString(number), some.table().column("n").text(row));
      assertTrue(some.table().place(row).endsWith("a.csv:" + (number + 2)));
      mean += number / 1000.0;
    }
    // Drawn evenly: the mean of 1,000 of them is within four standard deviations of the middle.
    assertEquals(ROWS / 2.0, mean, 4 * ROWS / Math.sqrt(12 * 1000));
  }

  @Test
  void aSampleDependsOnTheSeedAlone() throws IOException {
    Path file = file("a.csv", text(0, ROWS));
    TableSample ofFile = sample(stream(file), 500);
    TableSample ofTable = sample(TableStream.of(CsvReader.read(file)), 500);
    assertArrayEquals(ofFile.numbers(), ofTable.numbers());
    assertEquals(ofFile.table(), ofTable.table());
    TableSample other = TableSample.of(stream(file), OptionalInt.of(500), 4, part -> {});
    assertFalse(ofFile.table().equals(other.table()));
  }

  @Test
  void severalFilesAreOneStreamInTheOrderOfTheFirstOnesColumns() throws IOException {
    Path first = file("a.csv", text(0, 3));
    Path second = file("b.csv", "half,n,word\n1.5,3,word3\n");
    List<Table> parts = new ArrayList<>();
    TableStream.concatenated(List.of(stream(first), stream(second))).read(parts::add);
    assertEquals(
        CsvReader.read(first).followedBy(CsvReader.read(second)), Table.concatenated(parts));
    Path other = file("c.csv", "n,word\n1,a\n");
    var refused =
        assertThrows(
            DataException.class,
            () -> TableStream.concatenated(List.of(stream(first), stream(other))).read(p -> {}));
    assertTrue(
        String.valueOf(refused.getMessage())
            .startsWith("tables with different columns cannot be joined"));
  }

  @Test
  void gzipIsUnpackedOnTheWay() throws IOException {
    Path packed = folder.resolve("a.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write(text(0, ROWS).getBytes(StandardCharsets.UTF_8));
    }
    assertEquals(CsvReader.read(packed), sample(stream(packed), ROWS).table());
  }

  @Test
  void badRowsAreRefusedAndCountedAsByTheReader() throws IOException {
    String bad = text(0, ROWS) + "1,2\n" + line(5);
    Path file = file("a.csv", bad);
    var whole = assertThrows(DataException.class, () -> CsvReader.read(file));
    var streamed = assertThrows(DataException.class, () -> stream(file).read(part -> {}));
    assertEquals(whole.getMessage(), streamed.getMessage());
    assertTrue(
        String.valueOf(streamed.getMessage()).contains("a.csv:" + (ROWS + 2)),
        streamed.getMessage());
    ReadOptions skip = ReadOptions.defaults().withBadRows(BadRows.SKIP);
    assertEquals(
        CsvReader.read(file, skip).notices(), CsvReader.stream(file, skip).read(part -> {}));
  }

  @Test
  void aFileThatChangesBetweenTwoReadingsIsRefused() throws IOException {
    Path file = file("a.csv", text(0, 100));
    TableStream stream = stream(file);
    stream.read(part -> {});
    file("a.csv", text(0, 101));
    var refused = assertThrows(DataException.class, () -> stream.read(part -> {}));
    assertTrue(
        String.valueOf(refused.getMessage())
            .endsWith("was changed while it was read; start again"));
  }

  @Test
  void aFileWithoutRowsIsRefused() throws IOException {
    Path file = file("a.csv", "n,word,half\n");
    var whole = assertThrows(DataException.class, () -> CsvReader.read(file));
    var streamed = assertThrows(DataException.class, () -> stream(file).read(part -> {}));
    assertEquals(whole.getMessage(), streamed.getMessage());
  }
}
