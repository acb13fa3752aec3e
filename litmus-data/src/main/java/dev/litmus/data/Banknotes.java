package dev.litmus.data;

import dev.litmus.classifier.table.DataException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// The banknotes of UCI's archive, which do not come along: from the folder that `LITMUS_DATASETS`
/// names, or downloaded. Whatever way they come, the numbers must be the known ones; line ends and
/// the spelling of numbers may differ.
final class Banknotes {
  static final String NAME = "banknote";

  private static final String FILE = "data_banknote_authentication.txt";
  private static final String FOLDER_VARIABLE = "LITMUS_DATASETS";
  private static final String HEADER = "variance,skewness,curtosis,entropy,class\n";
  private static final int COLUMNS = 5;
  private static final int LIMIT = 1 << 20;
  private static final URI ARCHIVE =
      URI.create("https://archive.ics.uci.edu/static/public/267/banknote+authentication.zip");

  /// SHA-256 over the rows in order, each number as the four bytes of its float, big-endian.
  private static final String HASH =
      "24f36c30dbd717dcd913181ed2fc92361df6a25a6ec0ce614f0a9b9012e70a83";

  private final Map<String, String> environment;
  private final BiFunction<URI, Integer, byte[]> download;
  private final String expectedHash;

  Banknotes(Map<String, String> environment, BiFunction<URI, Integer, byte[]> download) {
    this(environment, download, HASH);
  }

  Banknotes(
      Map<String, String> environment,
      BiFunction<URI, Integer, byte[]> download,
      String expectedHash) {
    this.environment = environment;
    this.download = download;
    this.expectedHash = expectedHash;
  }

  InputStream open(boolean mayDownload) {
    String folder = environment.getOrDefault(FOLDER_VARIABLE, "");
    if (!folder.isEmpty()) {
      for (Path file : List.of(Path.of(folder, FILE), Path.of(folder, NAME, FILE))) {
        if (Files.isRegularFile(file)) {
          return checked(read(file), file.toString());
        }
      }
    }
    if (mayDownload) {
      return checked(unzip(download.apply(ARCHIVE, LIMIT)), ARCHIVE.toString());
    }
    throw new DataException(howToGetIt(folder));
  }

  private static String howToGetIt(String folder) {
    String found =
        folder.isEmpty()
            ? FOLDER_VARIABLE + " is not set"
            : "%s is %s, where it is neither in the folder nor in %s/"
                .formatted(FOLDER_VARIABLE, folder, NAME);
    return """
    sample:banknote does not come with Litmus, and %s.
    Let --download fetch it from UCI (46 KB, CC BY 4.0), or put UCI's %s
    in a folder and name that folder in %s.\
    """
        .formatted(found, FILE, FOLDER_VARIABLE);
  }

  private static String read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return text(in, file.toString());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String unzip(byte[] archive) {
    try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().equals(FILE)) {
          return text(zip, ARCHIVE.toString());
        }
      }
    } catch (IOException failure) {
      throw new DataException(
          ARCHIVE + ": expected a zip archive: " + failure.getMessage(), failure);
    }
    throw new DataException("%s: expected %s in it, found none".formatted(ARCHIVE, FILE));
  }

  private static String text(InputStream in, String place) throws IOException {
    byte[] bytes = in.readNBytes(LIMIT + 1);
    if (bytes.length > LIMIT) {
      throw new DataException(place + ": expected 46 KB of banknotes, found more than 1 MiB");
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private InputStream checked(String text, String place) {
    var table = new StringBuilder(HEADER);
    MessageDigest digest = sha256();
    int rows = 0;
    int lineNumber = 0;
    for (String line : text.lines().toList()) {
      lineNumber++;
      if (!line.isBlank()) {
        digest.update(bits(line.strip(), place + ":" + lineNumber));
        table.append(line.strip()).append('\n');
        rows++;
      }
    }
    String hash = HexFormat.of().formatHex(digest.digest());
    if (!hash.equals(expectedHash)) {
      throw new DataException(
          """
          %s: expected UCI's 1372 banknotes (SHA-256 of the numbers %s...),
          found %d rows with %s...; get the file again.\
          """
              .formatted(place, expectedHash.substring(0, 12), rows, hash.substring(0, 12)));
    }
    return new ByteArrayInputStream(table.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] bits(String row, String place) {
    List<String> cells = List.of(row.split(",", -1));
    if (cells.size() != COLUMNS) {
      throw new DataException(
          "%s: expected %d numbers with commas between, found '%s'"
              .formatted(place, COLUMNS, shortened(row)));
    }
    var bits = ByteBuffer.allocate(COLUMNS * Float.BYTES);
    try {
      cells.forEach(cell -> bits.putFloat(Float.parseFloat(cell)));
    } catch (NumberFormatException failure) {
      throw new DataException(
          "%s: expected numbers, found '%s'".formatted(place, shortened(row)), failure);
    }
    return bits.array();
  }

  private static String shortened(String row) {
    return row.length() <= 60 ? row : row.substring(0, 60) + "...";
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JVM has SHA-256", impossible);
    }
  }
}
