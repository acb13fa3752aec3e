package dev.litmus.keras;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.litmus.nn.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Damaged archives of arrays are refused with a sentence, before memory is taken.
class NpzFaultsTest {
  private static final byte[] ARRAY = Npy.toBytes(Tensor.of(new float[] {1, 2, 3}, 3));

  @TempDir Path folder;

  @Test
  void anotherNumberThanWasWritten() throws IOException {
    Path file = folder.resolve("x.npz");
    new Npz(new LinkedHashMap<>(Map.of("x", Tensor.of(new float[] {1, 2, 3}, 3))))
        .write(file, false);
    byte[] bytes = Files.readAllBytes(file);
    int data = new String(bytes, ISO_8859_1).indexOf("\u0093NUMPY") + 128;
    bytes[data] ^= 1;
    refused(bytes, "array 'x' is damaged: its checksum is not that of its bytes");
  }

  @Test
  void cutOffInside() throws IOException {
    byte[] bytes = deflated(ARRAY);
    int directory = directory(bytes);
    int stored = fields(bytes).getInt(directory + 20);
    fields(bytes).putInt(directory + 20, stored / 2);
    refused(bytes, "array 'x' is damaged: it does not inflate to its 140 bytes");
  }

  @Test
  void longerThanItSays() throws IOException {
    byte[] bytes = deflated(ARRAY);
    fields(bytes).putInt(directory(bytes) + 24, ARRAY.length - 1);
    refused(bytes, "array 'x' is damaged: it does not inflate to its 139 bytes");
  }

  @Test
  void moreThanItsBytesCanBecome() throws IOException {
    byte[] bytes = deflated(ARRAY);
    int stored = fields(bytes).getInt(directory(bytes) + 20);
    fields(bytes).putInt(directory(bytes) + 24, 1 << 24);
    refused(
        bytes,
        "array 'x' is damaged: it says that its %d bytes inflate to 16777216".formatted(stored));
  }

  /// Found by fuzzing: the directory says of a name that it goes on behind the directory.
  @Test
  void directoryCutOff() throws IOException {
    Path file = folder.resolve("cut.npz");
    try (InputStream in =
        NpzFaultsTest.class.getResourceAsStream(
            "NpyFuzzTestInputs/archiveReadsOrRefuses/directory-cut-off")) {
      Files.copy(Objects.requireNonNull(in), file);
    }
    assertEquals(
        file + " is no .npz file: it is cut off",
        Refusals.of(IllegalArgumentException.class, () -> Npz.read(file)));
  }

  @Test
  void equalNumbersTakeLittleRoom() throws IOException {
    Path file = folder.resolve("zeros.npz");
    Tensor zeros = Tensor.of(new float[1_000_000], 1_000_000);
    Files.write(file, deflated(Npy.toBytes(zeros)));
    assertArrayEquals(zeros.floats(), Npz.read(file).get("x").floats());
  }

  private void refused(byte[] bytes, String why) throws IOException {
    Path file = Files.write(folder.resolve("refused.npz"), bytes);
    assertEquals(
        file + ", " + why, Refusals.of(IllegalArgumentException.class, () -> Npz.read(file)));
  }

  private byte[] deflated(byte[] array) throws IOException {
    Path file = folder.resolve("deflated.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("x.npy"));
      zip.write(array);
    }
    return Files.readAllBytes(file);
  }

  private static int directory(byte[] bytes) {
    return new String(bytes, ISO_8859_1).indexOf("PK\u0001\u0002");
  }

  private static ByteBuffer fields(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
