package dev.litmus.keras;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.litmus.nn.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Any bytes: arrays that their own bytes give again, or a sentence.
class NpyFuzzTest {
  private static final int MAX_BYTES = 1 << 20;
  private static final Path ARCHIVE = temporary();

  @FuzzTest(maxDuration = "12h")
  void readsOrRefuses(byte[] bytes) {
    Tensor array;
    try {
      array = Npy.read(bytes, "x.npy", MAX_BYTES);
    } catch (NumberFormatException e) {
      throw e;
    } catch (IllegalArgumentException refused) {
      String message = String.valueOf(refused.getMessage());
      assertTrue(message.startsWith("x.npy") && message.length() < 1000, message);
      return;
    }
    readsAgain(array);
  }

  @FuzzTest(maxDuration = "12h")
  void archiveReadsOrRefuses(byte[] bytes) throws IOException {
    Files.write(ARCHIVE, bytes);
    Npz archive;
    try {
      archive = Npz.read(ARCHIVE, MAX_BYTES);
    } catch (NumberFormatException e) {
      throw e;
    } catch (IllegalArgumentException refused) {
      String message = String.valueOf(refused.getMessage());
      assertTrue(message.startsWith(ARCHIVE.toString()) && message.length() < 1000, message);
      return;
    }
    archive.arrays().values().forEach(NpyFuzzTest::readsAgain);
  }

  private static void readsAgain(Tensor array) {
    byte[] written = Npy.toBytes(array);
    assertArrayEquals(written, Npy.toBytes(Npy.read(written, "again.npy")));
  }

  private static Path temporary() {
    try {
      Path file = Files.createTempFile("fuzzed", ".npz");
      file.toFile().deleteOnExit();
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
