package dev.litmus.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.classifier.table.CsvReader;
import dev.litmus.classifier.table.DataException;
import dev.litmus.classifier.table.Dialect;
import dev.litmus.classifier.table.ReadOptions;
import dev.litmus.classifier.table.Table;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// DuckDB and the light reader see the same tables.
class DuckDbCsvTest {
  private static final ReadOptions DEFAULTS = ReadOptions.defaults();

  private static Optional<Table> byDuckDb(Path file) {
    Dialect dialect = CsvReader.sniff(file, DEFAULTS);
    return DuckDbCsv.read(file, DataKind.packing(file), dialect, DEFAULTS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a,b,y\n1,x,0\n2,,1\n",
        "\ufeffa,b,y\r\n1,x,0\r\n2,,1\r\n",
        "a;b;y\n1;x;0\n2;;1\n",
        "1\tx\t0\n2\t\"y\t1\n",
        "1|x|0\n2|y|1\n",
        "# note\na,b,y\n1,x,0\n2,y,1",
        "a,b,y\n\"1\",\"x,\"\"z\"\"\",0\n2,\"two\nlines\",1\n",
        "a, b, y\n 1, x , 0\n 2,\u00e9\u65e5, 1\n",
        "a,b,y,\n1,x,0,\n2,y,1,\n",
        "a,b,y,\n1,x,0\n2,y,1\n",
        "a,b,y\n1,x,0\na,b,y\n2,y,1\n",
        "a,b,y\n1,NULL,0\n2,NA,1\n3,\"\",0\n"
      })
  void regularTextIsReadAlike(String text, @TempDir Path folder) throws IOException {
    Path file = folder.resolve("it's [a] *.csv");
    Files.writeString(file, text);
    assertEquals(Optional.of(CsvReader.read(file)), byDuckDb(file));
    Path packed = folder.resolve("t.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    assertEquals(Optional.of(CsvReader.read(packed)), byDuckDb(packed));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\n\na,b,y\n1,x,0\n2,y,1\n",
        "a,b,y\n\n1,x,0\n\n\n2,y,1\n\n",
        "a,b,y\r1,x,0\r2,y,1\r",
        "a,b,y\n1,x,0\r\n2,y,1\n",
        "\"a\nb\",y\n1,0\n2,1\n",
        "\"a\n\",y\n1,0\n2,1\n",
        "a,b,y\n1,\" x\" ,0\n2,y,1\n",
        "a,y\n1,0\n   \n2,1\n",
        "a\n1\n\n2\n"
      })
  void irregularTextIsReadAlikeOrNotAtAll(String text, @TempDir Path folder) throws IOException {
    Path file = folder.resolve("t.csv");
    Files.writeString(file, text);
    Table expected = CsvReader.read(file);
    byDuckDb(file).ifPresent(table -> assertEquals(expected, table));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a,b,y\n1,x,0\n2,1\n",
        "a,b,y\n1,x,0\n2,y,1,9\n",
        "a,b,y\n1,x,0\n2,\"y,1\n",
        "a,b,y\n1,x,0\n2,\"y\"z,1\n"
      })
  void whatTheLightReaderRefusesIsNotRead(String text, @TempDir Path folder) throws IOException {
    Path file = folder.resolve("t.csv");
    Files.writeString(file, text);
    assertEquals(Optional.empty(), byDuckDb(file));
  }

  @Test
  void randomTextIsReadAlikeOrNotAtAll(@TempDir Path folder) throws IOException {
    Random random = new Random(11);
    String[] pieces = {
      "a", "7", " ", "\"", "\"\"", ",", ";", "x y", "", "\n", "\r\n", "-1.5", "\u00e9"
    };
    int alike = 0;
    for (int i = 0; i < 150; i++) {
      StringBuilder text = new StringBuilder("a,b,c\n");
      for (int row = 0; row < 6; row++) {
        for (int column = 0; column < 3; column++) {
          text.append(column == 0 ? "" : ",");
          boolean wild = random.nextInt(12) == 0;
          text.append(wild ? pieces[random.nextInt(pieces.length)] : pieces[random.nextInt(3)]);
        }
        text.append('\n');
      }
      Path file = folder.resolve("t" + i + ".csv");
      Files.writeString(file, text);
      Optional<Table> read;
      try {
        read = byDuckDb(file);
      } catch (DataException refused) {
        continue;
      }
      if (read.isPresent()) {
        assertEquals(CsvReader.read(file), read.get(), text.toString());
        alike++;
      }
    }
    assertTrue(alike > 50, "only " + alike);
  }

  @Test
  void publicDataSetsAreReadAlike() throws IOException {
    List<Path> files = new ArrayList<>();
    for (String folder : List.of("data", "faults")) {
      try (Stream<Path> paths = Files.walk(SharedFiles.require(folder))) {
        paths
            .filter(Files::isRegularFile)
            .filter(path ->
                path.toString()
                    .matches(".*(\\.csv|\\.data|\\.test|\\.train|\\.txt|Collection)(\\.gz)?"))
            .forEach(files::add);
      }
    }
    List<String> unread = new ArrayList<>();
    for (Path file : files) {
      Table expected;
      try {
        expected = CsvReader.read(file);
      } catch (DataException refused) {
        continue;
      }
      Optional<Table> found = byDuckDb(file);
      if (found.isPresent()) {
        assertEquals(expected, found.get(), file.toString());
      } else {
        unread.add(file.getFileName().toString());
      }
    }
    assertEquals(List.of("utf16.csv"), unread);
  }
}
