package dev.litmus.keras.hdf5;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Any bytes: a tree in proportion to them, or a sentence.
class Hdf5FuzzTest {
  @FuzzTest(maxDuration = "12h")
  void readsOrRefuses(byte[] bytes) {
    try {
      long elements = WholeTree.decode(bytes);
      assertTrue(elements <= 5L * bytes.length + (1 << 17), () -> elements + " elements");
    } catch (Hdf5Exception refused) {
      assertTrue(String.valueOf(refused.getMessage()).length() < 1000, refused::toString);
    }
  }

  /// The same behind the checksums of the newer layout, which would keep chance out.
  @FuzzTest(maxDuration = "12h")
  void readsOrRefusesWithRightChecksums(byte[] bytes) {
    byte[] right = bytes.clone();
    ByteBuffer edit = ByteBuffer.wrap(right).order(ByteOrder.LITTLE_ENDIAN);
    if (right.length > 48 && right[8] >= 2) {
      edit.putInt(44, Checksum.of(right, 44));
    }
    int signature =
        ByteBuffer.wrap("OHDR".getBytes(StandardCharsets.US_ASCII))
            .order(ByteOrder.LITTLE_ENDIAN)
            .getInt();
    for (int at = 48; at + 16 < right.length; at++) {
      if (edit.getInt(at) == signature) {
        repair(right, at);
      }
    }
    readsOrRefuses(right);
  }

  private static void repair(byte[] bytes, int header) {
    int flags = bytes[header + 5];
    int width = 1 << (flags & 3);
    int sizeAt = header + 6 + ((flags & 0x20) != 0 ? 16 : 0) + ((flags & 0x10) != 0 ? 4 : 0);
    ByteBuffer edit = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    long size = 0;
    for (int i = Math.min(width, 3) - 1; i >= 0 && sizeAt + i < bytes.length; i--) {
      size = (size << 8) | (bytes[sizeAt + i] & 0xFF);
    }
    long end = sizeAt + width + size;
    if (end + 4 <= bytes.length) {
      byte[] covered = Arrays.copyOfRange(bytes, header, (int) end);
      edit.putInt((int) end, Checksum.of(covered, covered.length));
    }
  }
}
