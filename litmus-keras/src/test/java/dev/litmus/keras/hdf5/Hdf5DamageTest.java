package dev.litmus.keras.hdf5;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.keras.Refusals;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What cut, damaged and hostile files do: a sentence, soon, and never another exception.
class Hdf5DamageTest {
  private static final long SEED = 20;

  private static int find(byte[] bytes, String signature, int occurrence) {
    int at = -1;
    for (int i = 0; i <= occurrence; i++) {
      at = new String(bytes, ISO_8859_1).indexOf(signature, at + 1);
    }
    assertTrue(at >= 0, signature);
    return at;
  }

  private static ByteBuffer edit(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static String refusal(byte[] bytes) {
    return Refusals.of(Hdf5Exception.class, () -> WholeTree.decode(bytes));
  }

  @ParameterizedTest
  @ValueSource(strings = {"types.h5", "many_groups.h5", "latest.h5"})
  void saysWhereAFileIsCutOff(String name) {
    byte[] bytes = Fixtures.bytes(name);
    for (int i = 0; i < 100; i++) {
      int length = (int) ((long) bytes.length * i / 100);
      String message = refusal(Arrays.copyOf(bytes, length));
      assertTrue(message.contains("cut off at byte " + length), message);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"types.h5", "texts.h5", "many_groups.h5", "latest.h5"})
  void survivesFlippedBits(String name) {
    byte[] original = Fixtures.bytes(name);
    Random random = new Random(SEED);
    for (int i = 0; i < 400; i++) {
      byte[] bytes = original.clone();
      for (int flips = 0; flips <= random.nextInt(3); flips++) {
        bytes[random.nextInt(Math.min(bytes.length, 6000))] ^= (byte) (1 << random.nextInt(8));
      }
      try {
        WholeTree.decode(bytes);
      } catch (Hdf5Exception refused) {
        assertTrue(String.valueOf(refused.getMessage()).length() < 1000, refused::toString);
      }
    }
  }

  @Test
  void noticesAnyFlippedBitInHeadersOfTheNewerLayout() {
    byte[] original = new Hdf5Writer(new Hdf5GroupBuilder().floats("0", new float[2], 2)).toBytes();
    int last = find(original, "OHDR", 1);
    int headers = last + 10 + edit(original).getInt(last + 6) + 4;
    for (int bit = 0; bit < headers * 8; bit++) {
      byte[] bytes = original.clone();
      bytes[bit / 8] ^= (byte) (1 << bit % 8);
      String message = refusal(bytes);
      assertTrue(message.length() > 10, message);
    }
  }

  @Test
  void refusesANodeThatIsItsOwnNeighbour() {
    byte[] bytes = Fixtures.bytes("many_groups.h5");
    int node = find(bytes, "TREE", 0);
    edit(bytes).putLong(node + 16, node);
    assertTrue(refusal(bytes).contains("is its own neighbour"));
  }

  @Test
  void refusesATreeThatContainsItself() {
    byte[] bytes = Fixtures.bytes("many_groups.h5");
    int node = find(bytes, "TREE", 0);
    edit(bytes).put(node + 5, (byte) 1).putLong(node + 32, node);
    assertTrue(refusal(bytes).contains("is reached twice"));
  }

  @Test
  void refusesAHeaderThatContinuesInItself() {
    byte[] bytes = Fixtures.bytes("types.h5");
    int root = 96;
    // The root's only message becomes a continuation to the header's own block.
    edit(bytes).putShort(root + 16, (short) 0x10).putLong(root + 24, root).putLong(root + 32, 40);
    assertTrue(refusal(bytes).contains("is reached twice"), refusal(bytes));
  }

  /// A chain of continuation blocks, each overlapping the next almost entirely: quadratic work
  /// unless the sum of bytes is bounded.
  @Test
  void refusesOverlappingContinuations() {
    int blocks = 20_000;
    byte[] bytes = Arrays.copyOf(Fixtures.bytes("soft_link.h5"), 2048 + blocks * 24 + 64);
    ByteBuffer edit = edit(bytes);
    edit.putLong(40, bytes.length);
    edit.putShort(96 + 16, (short) 0x10).putLong(96 + 24, 2048).putLong(96 + 32, blocks * 24L);
    for (int i = 0; i < blocks; i++) {
      int at = 2048 + i * 24;
      edit.putShort(at, (short) 0x10).putShort(at + 2, (short) 16);
      edit.putLong(at + 8, at + 24).putLong(at + 16, (blocks - i - 1) * 24L);
    }
    assertTrue(refusal(bytes).contains("structures overlap"), refusal(bytes));
  }

  /// Many data sets that all claim the same bytes as their own.
  @Test
  void refusesDataSetsThatShareTheirBytes() {
    Hdf5GroupBuilder root = new Hdf5GroupBuilder();
    for (int i = 0; i < 12; i++) {
      root.floats("d" + i, new float[1000], 1000);
    }
    byte[] bytes = new Hdf5Writer(root).toBytes();
    int first = find(bytes, "OHDR", 1);
    long address = dataAddress(bytes, first);
    for (int i = 1; i < 13; i++) {
      int header = find(bytes, "OHDR", i);
      int size = edit(bytes).getInt(header + 6);
      edit(bytes).putLong(header + 10 + size - 16, address).putLong(header + 10 + size - 8, 4200);
      byte[] covered = Arrays.copyOfRange(bytes, header, header + 10 + size);
      edit(bytes).putInt(header + 10 + size, Checksum.of(covered, covered.length));
    }
    assertEquals(
        "HDF5 structures overlap: the data of '/d11' would make more bytes to read than the file's "
            + bytes.length
            + " can hold",
        refusal(bytes));
  }

  private static long dataAddress(byte[] bytes, int header) {
    int size = edit(bytes).getInt(header + 6);
    return edit(bytes).getLong(header + 10 + size - 16);
  }

  @Test
  void refusesCountlessElements() {
    byte[] bytes = Fixtures.bytes("types.h5");
    Hdf5Group intact = Hdf5Reader.read(bytes);
    assertEquals(6, intact.dataset("float/little_f4").orElseThrow().count());
    // A 2 x 3 dataspace of version 1 becomes 2^40 x 2^40.
    ByteBuffer edit = edit(bytes);
    for (int at = 0; at + 24 < bytes.length; at++) {
      if (edit.getLong(at + 8) == 2 && edit.getLong(at + 16) == 3 && bytes[at] == 1) {
        edit.putLong(at + 8, 1L << 40).putLong(at + 16, 1L << 40);
      }
    }
    assertTrue(refusal(bytes).contains("more elements than can be counted"), refusal(bytes));
  }
}
