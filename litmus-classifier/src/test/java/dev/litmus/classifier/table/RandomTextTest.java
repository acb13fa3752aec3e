package dev.litmus.classifier.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.classifier.table.ReadOptions.BadRows;
import dev.litmus.classifier.table.TargetOptions.Missing;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Whatever a text holds, it becomes a prepared table or is refused in one line.
class RandomTextTest {
  private static final String[] PIECES = {
    "0",
    "1",
    "2",
    ",",
    "\n",
    "\"",
    "\"\"",
    ";",
    "\t",
    "|",
    "\r\n",
    "\r",
    " ",
    "#",
    "'",
    "?",
    "-",
    "\u00e9",
    "\u65e5",
    "\0",
    "yes",
    "NA",
    "1,304",
    "%",
    "$",
    "2024-01-01",
    "\ufeff",
    "inf",
    "1e999"
  };

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    int columns = 1 + random.nextInt(4);
    int rows = random.nextInt(60);
    int wild = random.nextInt(40);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        boolean any = random.nextInt(40) < wild;
        text.append(column == 0 ? "" : ",");
        text.append(PIECES[random.nextInt(any ? PIECES.length : 2)]);
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static void prepare(byte[] bytes, ReadOptions options) {
    Table table = CsvReader.read(new ByteArrayInputStream(bytes), "t.csv", options);
    Target target = TargetEncoder.fit(table, TargetOptions.defaults()).encode(table, Missing.DROP);
    Table training =
        table.rows(target.rows()).rows(Split.of(target, SplitOptions.defaults()).train());
    Schema schema =
        TypeInference.infer(training, List.of(target.column()), TypeOptions.defaults()).schema();
    assertEquals(schema.features().size(), Profile.of(schema.apply(training)).columns().size());
    schema.apply(table);
  }

  @Test
  void everyTextIsUnderstoodOrRefused() {
    Random random = new Random(5);
    ReadOptions lenient =
        ReadOptions.defaults().withBadRows(BadRows.SKIP).withMaxBad(1).withDedupe(true);
    int prepared = 0;
    for (int i = 0; i < 3000; i++) {
      String text = text(random);
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      if (bytes.length > 0 && random.nextInt(10) == 0) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      try {
        prepare(bytes, random.nextBoolean() ? lenient : ReadOptions.defaults());
        prepared++;
      } catch (DataException refused) {
        assertEquals(1, String.valueOf(refused.getMessage()).lines().count(), text);
      }
    }
    assertTrue(prepared > 50, "only " + prepared);
  }
}
