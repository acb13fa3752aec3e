package dev.litmus.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.classifier.table.DataException;
import dev.litmus.classifier.table.ReadOptions;
import dev.litmus.classifier.table.TableStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Parquet files as accident or malice leaves them: each is refused in a sentence, or read.
class DamagedParquetTest {
  private static final int ROWS = 9_973;
  private static final int TAIL = 8;

  @TempDir private Path folder;
  private byte[] whole = {};

  @BeforeEach
  void write() throws IOException, SQLException {
    Path file = folder.resolve("whole.parquet");
    try (Connection connection = DuckDb.open();
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          COPY (SELECT range AS a, 'w' || (range %% 7) AS word, range / 3.0 AS b
                FROM range(%d)) TO %s (FORMAT parquet)
          """
              .formatted(ROWS, DuckDb.literal(file.toString())));
    }
    whole = Files.readAllBytes(file);
    assertEquals(ROWS, Tables.read(file.toString()).rowCount());
  }

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("damaged.parquet"), bytes);
  }

  private static void sentence(Path file, DataException refused) {
    String text = String.valueOf(refused.getMessage());
    assertTrue(text.startsWith(file.toString()), text);
    assertEquals(1, text.lines().count(), text);
    assertTrue(text.length() < 600, text);
    assertTrue(text.chars().noneMatch(Character::isISOControl), text);
  }

  private static String refused(Path file) {
    DataException refused = assertThrows(DataException.class, () -> Tables.read(file.toString()));
    sentence(file, refused);
    return String.valueOf(refused.getMessage());
  }

  @Test
  void aFileThatIsReplacedBetweenTwoReadingsOfAStreamIsRefused() throws IOException, SQLException {
    Path file = file(whole);
    TableStream stream = Tables.stream(file.toString(), ReadOptions.defaults()).orElseThrow();
    int[] rows = {0};
    stream.read(part -> rows[0] += part.rowCount());
    assertEquals(ROWS, rows[0]);

    try (Connection connection = DuckDb.open();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "COPY (SELECT 1 AS a, 'w' AS word, 2.0 AS b) TO %s (FORMAT parquet)"
              .formatted(DuckDb.literal(file.toString())));
    }
    DataException refused = assertThrows(DataException.class, () -> stream.read(part -> {}));
    assertEquals(
        file + " was changed while it was read; start again", String.valueOf(refused.getMessage()));
  }

  @Test
  void aFileThatIsCutOffIsRefused() throws IOException {
    for (int kept : new int[] {0, 4, 11, 12, whole.length / 2, whole.length - 40}) {
      refused(file(Arrays.copyOf(whole, kept)));
    }
    assertTrue(
        refused(file(Arrays.copyOf(whole, whole.length - 1)))
            .contains("damaged.parquet cannot be read as a table: "));
  }

  @Test
  void flippedBitsAreRefusedOrRead() throws IOException {
    Random random = new Random(11);
    int refused = 0;
    for (int i = 0; i < 200; i++) {
      byte[] bytes = whole.clone();
      // half of them in the footer, where all that is counted stands
      int from = i % 2 == 0 ? bytes.length - TAIL - footerLength() : 0;
      bytes[from + random.nextInt(bytes.length - from)] ^= (byte) (1 << random.nextInt(8));
      Path file = file(bytes);
      try {
        assertEquals(ROWS, Tables.read(file.toString()).rowCount());
      } catch (DataException e) {
        sentence(file, e);
        refused++;
      }
    }
    assertTrue(refused > 20, "refused " + refused);
  }

  @Test
  void moreRowsThanThereAreIsRefused() throws IOException {
    String text = refused(file(claiming(1_000_000_000_000L)));
    assertTrue(text.contains("1,000,000,000,000 rows of 3 columns do not fit into"), text);
    refused(file(claiming(20_000)));
  }

  private int footerLength() {
    return ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).getInt(whole.length - TAIL);
  }

  /// The same file, whose footer names this many rows wherever it named their number.
  private byte[] claiming(long rows) {
    int start = whole.length - TAIL - footerLength();
    byte[] found = varint(ROWS);
    byte[] claimed = varint(rows);
    ByteArrayOutputStream footer = new ByteArrayOutputStream();
    for (int at = start; at < whole.length - TAIL; ) {
      int end = Math.min(at + found.length, whole.length - TAIL);
      if (Arrays.equals(whole, at, end, found, 0, found.length)) {
        footer.writeBytes(claimed);
        at = end;
      } else {
        footer.write(whole[at++]);
      }
    }
    ByteBuffer file =
        ByteBuffer.allocate(start + footer.size() + TAIL).order(ByteOrder.LITTLE_ENDIAN);
    file.put(whole, 0, start).put(footer.toByteArray()).putInt(footer.size());
    file.put(whole, whole.length - 4, 4);
    return file.array();
  }

  /// A number as Thrift's compact protocol has it: zigzag, seven bits a byte, the lowest first.
  private static byte[] varint(long number) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    long rest = (number << 1) ^ (number >> 63);
    for (; (rest & ~0x7fL) != 0; rest >>>= 7) {
      bytes.write((int) ((rest & 0x7f) | 0x80));
    }
    bytes.write((int) rest);
    return bytes.toByteArray();
  }
}
