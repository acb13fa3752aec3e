package dev.litmus.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.litmus.classifier.table.DataException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BanknotesTest {
  private static final String FILE = "data_banknote_authentication.txt";
  private static final String TWO_ROWS = "3.6216,8.6661,-2.8073,-0.44699,0\n-1,2.5,0,1e-3,1\n";
  private static final String HASH_OF_TWO_ROWS =
      "30f45c169ccdb8e9b81a56340e2ae2dd3a447db7a0a4cf52a155c6cf42222c13";

  @TempDir private Path folder = Path.of("");

  private static byte[] noDownload(URI address, int limit) {
    throw new AssertionError("a download was not allowed");
  }

  private Banknotes inFolder(String hash) {
    return new Banknotes(
        Map.of("LITMUS_DATASETS", folder.toString()), BanknotesTest::noDownload, hash);
  }

  private static String text(InputStream in) throws IOException {
    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        TWO_ROWS,
        "3.6216,8.6661,-2.8073,-0.44699,0\r\n-1,2.5,0,1e-3,1",
        "3.62160,8.6661,-2.8073,-.44699,0\n\n-1.0,2.50,0,0.001,1\n\n"
      })
  void lineEndsAndSpellingOfNumbersDoNotMatter(String content) throws IOException {
    Files.writeString(folder.resolve(FILE), content);
    String table = text(inFolder(HASH_OF_TWO_ROWS).open(false));
    assertTrue(table.startsWith("variance,skewness,curtosis,entropy,class\n3.62"), table);
    assertEquals(3, table.lines().count());
  }

  @Test
  void theFolderMayHaveAFolderOfTheSet() throws IOException {
    Files.createDirectory(folder.resolve("banknote"));
    Files.writeString(folder.resolve("banknote").resolve(FILE), TWO_ROWS);
    assertEquals(
        "variance,skewness,curtosis,entropy,class\n" + TWO_ROWS,
        text(inFolder(HASH_OF_TWO_ROWS).open(false)));
  }

  @Test
  void otherNumbersAreRefused() throws IOException {
    Path file = Files.writeString(folder.resolve(FILE), TWO_ROWS);
    var banknotes =
        new Banknotes(Map.of("LITMUS_DATASETS", folder.toString()), BanknotesTest::noDownload);
    var failure = assertThrows(DataException.class, () -> banknotes.open(false));
    assertEquals(
        file
            + ": expected UCI's 1372 banknotes (SHA-256 of the numbers 24f36c30dbd7...),\n"
            + "found 2 rows with "
            + HASH_OF_TWO_ROWS.substring(0, 12)
            + "...; get the file again.",
        failure.getMessage());
  }

  @Test
  void whatIsNoNumberIsNamedWithItsLine() throws IOException {
    Path file = Files.writeString(folder.resolve(FILE), "1,2,3,4,0\n\n1,2,three,4,0\n");
    var failure = assertThrows(DataException.class, () -> inFolder(HASH_OF_TWO_ROWS).open(false));
    assertEquals(file + ":3: expected numbers, found '1,2,three,4,0'", failure.getMessage());
    Files.writeString(file, "<html>not found</html>");
    failure = assertThrows(DataException.class, () -> inFolder(HASH_OF_TWO_ROWS).open(false));
    assertEquals(
        file + ":1: expected 5 numbers with commas between, found '<html>not found</html>'",
        failure.getMessage());
  }

  @Test
  void withoutFolderAndDownloadASentenceSaysHow() {
    var banknotes = new Banknotes(Map.of(), BanknotesTest::noDownload);
    var failure = assertThrows(DataException.class, () -> banknotes.open(false));
    assertEquals(
        """
        sample:banknote does not come with Litmus, and LITMUS_DATASETS is not set.
        Let --download fetch it from UCI (46 KB, CC BY 4.0), or put UCI's data_banknote_authentication.txt
        in a folder and name that folder in LITMUS_DATASETS.\
        """,
        failure.getMessage());
  }

  @Test
  void aFolderWithoutTheFileIsNamed() {
    var failure = assertThrows(DataException.class, () -> inFolder(HASH_OF_TWO_ROWS).open(false));
    assertTrue(
        String.valueOf(failure.getMessage()).contains("LITMUS_DATASETS is " + folder),
        failure.getMessage());
  }

  @Test
  void aDownloadIsUnpacked() throws IOException {
    byte[] archive = zip(FILE, TWO_ROWS);
    var banknotes = new Banknotes(Map.of(), (address, limit) -> archive, HASH_OF_TWO_ROWS);
    assertEquals(3, text(banknotes.open(true)).lines().count());
  }

  @Test
  void aDownloadWithoutTheFileIsRefused() throws IOException {
    byte[] archive = zip("other.txt", TWO_ROWS);
    var banknotes = new Banknotes(Map.of(), (address, limit) -> archive, HASH_OF_TWO_ROWS);
    var failure = assertThrows(DataException.class, () -> banknotes.open(true));
    assertTrue(
        String.valueOf(failure.getMessage()).endsWith("expected " + FILE + " in it, found none"),
        failure.getMessage());
  }

  @Test
  void anArchiveThatUnpacksToMuchMoreIsRefused() throws IOException {
    byte[] archive = zip(FILE, "0".repeat(3 << 20));
    var banknotes = new Banknotes(Map.of(), (address, limit) -> archive, HASH_OF_TWO_ROWS);
    var failure = assertThrows(DataException.class, () -> banknotes.open(true));
    assertTrue(
        String.valueOf(failure.getMessage()).endsWith("found more than 1 MiB"),
        failure.getMessage());
  }

  @Test
  void theRealFileIsAccepted() throws IOException {
    String shared = Objects.requireNonNullElse(System.getenv("LITMUS_SHARED"), "../../shared");
    Path data = Path.of(shared, "data");
    assumeTrue(Files.exists(data.resolve("banknote").resolve(FILE)), "the real file is not here");
    var banknotes =
        new Banknotes(Map.of("LITMUS_DATASETS", data.toString()), BanknotesTest::noDownload);
    assertEquals(1373, text(banknotes.open(false)).lines().count());
  }

  private static byte[] zip(String name, String content) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
