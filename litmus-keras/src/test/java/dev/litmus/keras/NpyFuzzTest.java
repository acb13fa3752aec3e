package dev.litmus.keras;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.litmus.nn.Tensor;

/// Any bytes: an array that its own bytes give again, or a sentence.
class NpyFuzzTest {
  private static final int MAX_BYTES = 1 << 20;

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
    byte[] written = Npy.toBytes(array);
    assertArrayEquals(written, Npy.toBytes(Npy.read(written, "again.npy")));
  }
}
