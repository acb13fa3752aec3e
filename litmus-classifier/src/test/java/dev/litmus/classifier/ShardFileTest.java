package dev.litmus.classifier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.classifier.table.NumberColumn;
import dev.litmus.classifier.table.Table;
import dev.litmus.classifier.table.TextColumn;
import dev.litmus.nn.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShardFileTest {
  private static final int ROWS = 5_000;
  private static final List<Feature> FEATURES =
      List.of(
          new Feature.Numeric("number", "number", 0, 1, 0, true, List.of()),
          new Feature.Date("date", "date", List.of(), true),
          new Feature.Categorical("word", "word", List.of("b", "", "a")),
          new Feature.Text("text", "text", List.of()));

  @TempDir Path folder;

  private static Table table(int rows) {
    double[] numbers = new double[rows];
    double[] dates = new double[rows];
    String[] words = new String[rows];
    String[] texts = new String[rows];
    for (int row = 0; row < rows; row++) {
      numbers[row] = row % 11 == 0 ? Double.NaN : row;
      dates[row] = row % 13 == 0 ? Double.NaN : 86_400.0 * row + row % 86_400;
      words[row] = List.of("a", "b", "").get(row % 3);
      texts[row] = "Größe ".repeat(row % 4).strip();
    }
    return Table.of(
        List.of(
            NumberColumn.of("number", numbers),
            NumberColumn.of("date", dates),
            TextColumn.of("word", words),
            TextColumn.of("text", texts)));
  }

  private static float[] labels(int rows) {
    float[] labels = new float[rows];
    IntStream.range(0, rows).forEach(row -> labels[row] = row % 2);
    return labels;
  }

  private static float[] weights(int rows) {
    float[] weights = new float[rows];
    IntStream.range(0, rows).forEach(row -> weights[row] = row);
    return weights;
  }

  private static void assertSame(List<Tensor> expected, List<Tensor> found) {
    for (int i = 0; i < expected.size(); i++) {
      assertEquals(expected.get(i).shape(), found.get(i).shape());
      if (FEATURES.get(i) instanceof Feature.Numeric || FEATURES.get(i) instanceof Feature.Date) {
        assertArrayEquals(expected.get(i).floats(), found.get(i).floats(), 0f);
      } else {
        assertArrayEquals(expected.get(i).strings(), found.get(i).strings());
      }
    }
  }

  @Test
  void packedRowsAreTheTensorsOfTheModel() {
    Table table = table(30);
    PackedRows packed = new PackedRows(FEATURES);
    PackedRows.Packer packer = packed.packer(table);
    int size = IntStream.range(0, 30).map(packer::size).sum();
    ByteBuffer bytes = ByteBuffer.allocate(size);
    IntStream.range(0, 30).forEach(row -> packer.put(row, row % 2, row, bytes));
    assertEquals(0, bytes.remaining());
    PackedRows.Unpacked unpacked = packed.unpacked(30);
    unpacked.add(bytes.flip());
    assertSame(ModelInputs.of(table, FEATURES), unpacked.inputs());
    assertArrayEquals(labels(30), unpacked.labels());
    assertArrayEquals(weights(30), unpacked.weights());
  }

  @Test
  void aWordThatIsNotKnownStaysSo() {
    PackedRows packed = new PackedRows(FEATURES.subList(2, 3));
    PackedRows.Packer packer = packed.packer(Table.of(List.of(TextColumn.of("word", "zebra"))));
    ByteBuffer bytes = ByteBuffer.allocate(packer.size(0));
    packer.put(0, 0, 1, bytes);
    PackedRows.Unpacked unpacked = packed.unpacked(1);
    unpacked.add(bytes.flip());
    String word = unpacked.inputs().getFirst().strings()[0];
    assertTrue(List.of("b", "", "a").stream().noneMatch(word::equals), word);
  }

  @Test
  void everyRowComesBackOnceAndNothingIsLeftInTheFolder() throws IOException {
    PackedRows packed = new PackedRows(FEATURES);
    Table table = table(ROWS);
    int[] seen = new int[ROWS];
    try (ShardFile file = ShardFile.create(packed, folder, 7, 1000, 5)) {
      int half = ROWS / 2;
      float[] labels = labels(ROWS);
      float[] weights = weights(ROWS);
      file.add(table.rows(0, half), Arrays.copyOf(labels, half), Arrays.copyOf(weights, half));
      file.add(
          table.rows(half, ROWS),
          Arrays.copyOfRange(labels, half, ROWS),
          Arrays.copyOfRange(weights, half, ROWS));
      int[] shards = file.finish();
      assertEquals(7, shards.length);
      for (int shard : shards) {
        PackedRows.Unpacked read = file.read(shard);
        int[] rows = new int[read.weights().length];
        for (int i = 0; i < rows.length; i++) {
          rows[i] = (int) read.weights()[i];
          seen[rows[i]]++;
        }
        assertEquals(file.rows(shard), rows.length);
        // Each about a seventh, within five standard deviations.
        assertEquals(ROWS / 7.0, rows.length, 5 * Math.sqrt(ROWS * 6 / 49.0));
        assertSame(ModelInputs.of(table.rows(rows), FEATURES), read.inputs());
        assertArrayEquals(ModelInputs.picked(labels, rows), read.labels());
      }
    }
    assertTrue(Arrays.stream(seen).allMatch(times -> times == 1));
    try (var left = Files.list(folder)) {
      assertEquals(0, left.count());
    }
  }

  @Test
  void aFolderWithoutRoomIsRefusedBeforeTheWork() {
    PackedRows packed = new PackedRows(FEATURES);
    var full =
        assertThrows(
            UncheckedIOException.class,
            () -> ShardFile.create(packed, folder, 2, Long.MAX_VALUE, 5));
    String message = String.valueOf(full.getMessage());
    assertTrue(
        message.startsWith(
            "the rows that do not fit in memory cannot be kept in a temporary file in " + folder),
        message);
    assertTrue(message.contains(" MB free, 8,796,093,022,207 MB needed; "), message);
    assertTrue(message.endsWith("by LITMUS_JAVA_OPTIONS=-Djava.io.tmpdir=FOLDER"), message);
    Path missing = folder.resolve("missing");
    var absent =
        assertThrows(
            UncheckedIOException.class, () -> ShardFile.create(packed, missing, 2, 1000, 5));
    assertTrue(
        String.valueOf(absent.getMessage())
            .contains("in " + missing + ": there is no such folder; "),
        absent.getMessage());
  }
}
