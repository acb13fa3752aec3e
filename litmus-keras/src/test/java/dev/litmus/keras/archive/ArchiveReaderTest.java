package dev.litmus.keras.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.keras.Refusals;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveReaderTest {
  private static final byte[] CONFIG = "{\"class_name\": \"Sequential\"}".getBytes(UTF_8);

  @TempDir Path folder;

  private static byte[] zip(boolean deflated, Map<String, byte[]> members) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> member : members.entrySet()) {
        ZipEntry entry = new ZipEntry(member.getKey());
        if (!deflated) {
          CRC32 crc = new CRC32();
          crc.update(member.getValue());
          entry.setMethod(ZipEntry.STORED);
          entry.setSize(member.getValue().length);
          entry.setCrc(crc.getValue());
        }
        out.putNextEntry(entry);
        out.write(member.getValue());
        out.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] sample() throws IOException {
    Map<String, byte[]> members = new LinkedHashMap<>();
    members.put("metadata.json", "{}".getBytes(UTF_8));
    members.put("config.json", CONFIG);
    members.put("assets/größe.txt", new byte[0]);
    return zip(false, members);
  }

  private static int find(byte[] bytes, String text, int occurrence) {
    int at = -1;
    for (int i = 0; i <= occurrence; i++) {
      at = new String(bytes, ISO_8859_1).indexOf(text, at + 1);
    }
    assertTrue(at >= 0, text);
    return at;
  }

  private static ByteBuffer edit(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("model.keras"), bytes);
  }

  /// Opens and reads everything but names that begin with "unknown".
  private static void readAll(Path path) throws IOException {
    try (ArchiveReader archive = ArchiveReader.open(path)) {
      for (String name : archive.names()) {
        if (!name.startsWith("unknown")) {
          archive.read(name, 10 << 20);
        }
      }
    }
  }

  private String refusal(byte[] bytes) throws IOException {
    Path path = file(bytes);
    return Refusals.of(ArchiveException.class, () -> readAll(path));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void readsStoredAndDeflatedMembers(boolean deflated) throws IOException {
    byte[] weights = new byte[100_000];
    new Random(20).nextBytes(weights);
    Map<String, byte[]> members = new LinkedHashMap<>();
    members.put("config.json", CONFIG);
    members.put("model.weights.h5", weights);
    members.put("assets/", new byte[0]);
    members.put("assets/größe.txt", new byte[0]);
    try (ArchiveReader archive = ArchiveReader.open(file(zip(deflated, members)))) {
      assertEquals(List.of("config.json", "model.weights.h5", "assets/größe.txt"), archive.names());
      assertArrayEquals(CONFIG, archive.read("config.json", 1000));
      assertArrayEquals(weights, archive.read("model.weights.h5", 1 << 20));
      assertEquals(0, archive.read("assets/größe.txt", 0).length);
      assertTrue(archive.has("config.json"));
      assertFalse(archive.has("litmus.json"));
      assertEquals(
          "the archive has no member 'litmus.json'",
          Refusals.of(ArchiveException.class, () -> archive.read("litmus.json", 10)));
      assertEquals(
          "member 'model.weights.h5' has 100000 bytes; at most 99999 are read",
          Refusals.of(ArchiveException.class, () -> archive.read("model.weights.h5", 99_999)));
    }
  }

  @Test
  void saysWhereItIsCutOff() throws IOException {
    byte[] bytes = sample();
    for (int length = 0; length < bytes.length; length++) {
      String message = refusal(Arrays.copyOf(bytes, length));
      assertTrue(message.startsWith("the archive is cut off at byte " + length), message);
    }
  }

  @Test
  void refusesFlippedBitsOrReadsTheSame() throws IOException {
    byte[] original = sample();
    Path path = folder.resolve("flipped.keras");
    for (int bit = 0; bit < original.length * 8; bit++) {
      byte[] bytes = original.clone();
      bytes[bit / 8] ^= (byte) (1 << bit % 8);
      Files.write(path, bytes);
      try (ArchiveReader archive = ArchiveReader.open(path)) {
        assertArrayEquals(CONFIG, archive.read("config.json", 1000));
      } catch (ArchiveException refused) {
        assertTrue(String.valueOf(refused.getMessage()).length() > 20, refused::toString);
      }
    }
  }

  @Test
  void refusesTwoMembersOfOneName() throws IOException {
    Map<String, byte[]> members = new LinkedHashMap<>();
    members.put("config.json", CONFIG);
    members.put("config.jsoN", "{}".getBytes(UTF_8));
    byte[] bytes = zip(false, members);
    bytes[find(bytes, "config.jsoN", 0) + 10] = 'n';
    bytes[find(bytes, "config.jsoN", 0) + 10] = 'n';
    assertEquals("the archive has two members 'config.json'", refusal(bytes));
  }

  @Test
  void refusesBytesInFrontBehindAndBetween() throws IOException {
    byte[] bytes = sample();
    byte[] inFront = new byte[bytes.length + 4];
    System.arraycopy(bytes, 0, inFront, 4, bytes.length);
    assertTrue(refusal(inFront).contains("does not begin as a zip archive"));
    System.arraycopy(bytes, 0, inFront, 0, 4);
    assertTrue(refusal(inFront).contains("4 bytes in front of it"));
    assertEquals(
        "5 bytes follow the end of the archive", refusal(Arrays.copyOf(bytes, bytes.length + 5)));
  }

  @Test
  void refusesTwoDescriptionsOfOneMember() throws IOException {
    for (int field : new int[] {6, 8, 14, 18, 22, 30}) {
      byte[] bytes = sample();
      bytes[field] ^= 1;
      String message = refusal(bytes);
      assertTrue(message.contains("'metadata.json' in two ways"), message);
    }
  }

  @Test
  void refusesOverlappingMembers() throws IOException {
    byte[] bytes = sample();
    int second = find(bytes, "PK\1\2", 1);
    edit(bytes).putInt(second + 42, 0);
    String message = refusal(bytes);
    assertTrue(message.contains("should begin at byte"), message);
  }

  @Test
  void refusesEncryptedLinkedAndUnknownCompression() throws IOException {
    byte[] encrypted = sample();
    encrypted[find(encrypted, "PK\1\2", 0) + 8] |= 1;
    assertEquals("member 'metadata.json' is encrypted", refusal(encrypted));
    byte[] link = sample();
    edit(link).putInt(find(link, "PK\1\2", 0) + 38, 0xA1FF << 16);
    assertEquals("member 'metadata.json' is a link", refusal(link));
    byte[] method = sample();
    method[find(method, "PK\1\2", 0) + 10] = 12;
    assertEquals(
        "member 'metadata.json' is compressed by method 12; stored (0) and deflated (8) are read",
        refusal(method));
  }

  @Test
  void refusesZip64() throws IOException {
    byte[] bytes = sample();
    edit(bytes).putInt(find(bytes, "PK\1\2", 0) + 24, -1);
    assertTrue(refusal(bytes).contains("zip64"), refusal(bytes));
    byte[] counted = sample();
    edit(counted).putShort(counted.length - 12, (short) -1);
    assertTrue(refusal(counted).contains("zip64"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../evil", "/etc/passwd", "a/../b", "a//b", "a\\b", ".", "a/./b", "bell\u0007"})
  void refusesNamesThatAreNoPlainPaths(String name) throws IOException {
    String message = refusal(zip(false, Map.of(name, new byte[0])));
    assertEquals("the archive has a member with the name '%s'".formatted(name), message);
  }

  @Test
  void refusesBombsButSkipsThoseNobodyReads() throws IOException {
    byte[] zeros = new byte[3 << 20];
    byte[] bomb = zip(true, Map.of("config.json", zeros));
    String message = refusal(bomb);
    assertTrue(message.contains("would grow from") && message.contains("3145728"), message);
    readAll(file(zip(true, Map.of("unknown", zeros))));
  }

  @Test
  void refusesASizeThatIsALie() throws IOException {
    byte[] text = "a".repeat(5000).getBytes(UTF_8);
    for (int lie : new int[] {4000, 6000}) {
      byte[] bytes = zip(true, Map.of("config.json", text));
      edit(bytes).putInt(find(bytes, "PK\1\2", 0) + 24, lie);
      edit(bytes).putInt(find(bytes, "PK\7\10", 0) + 12, lie);
      String message = refusal(bytes);
      assertEquals(
          "member 'config.json' is damaged: it does not inflate to its %d bytes".formatted(lie),
          message);
    }
  }

  @Test
  void refusesTooManyMembers() throws IOException {
    Map<String, byte[]> members = new LinkedHashMap<>();
    for (int i = 0; i < 1001; i++) {
      members.put("assets/" + i, new byte[0]);
    }
    String message = refusal(zip(false, members));
    assertTrue(message.startsWith("the archive has 1001 members"), message);
  }

  @Test
  void refusesDamagedContents() throws IOException {
    byte[] bytes = sample();
    bytes[find(bytes, "Sequential", 0)] ^= 1;
    assertEquals("member 'config.json' is damaged: its checksum is wrong", refusal(bytes));
  }

  @Test
  void refusesWhatIsNoArchive() throws IOException {
    assertEquals("this is a folder, not a file", refusalOf(folder));
    assertEquals("there is no such file", refusalOf(folder.resolve("absent.keras")));
    assertEquals(
        "this is no .keras file: it does not begin as a zip archive",
        refusal("a,b,c".getBytes(UTF_8)));
    assertEquals(
        "this is an HDF5 file (.h5), not a .keras archive",
        refusal(new byte[] {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1A, '\n'}));
    Path zero = Path.of("/dev/zero");
    if (Files.exists(zero)) {
      assertEquals("this is not a regular file", refusalOf(zero));
    }
    Path loop = Files.createSymbolicLink(folder.resolve("loop.keras"), Path.of("loop.keras"));
    assertTrue(refusalOf(loop).startsWith("the file can't be looked up"), refusalOf(loop));
  }

  private static String refusalOf(Path path) {
    return Refusals.of(ArchiveException.class, () -> readAll(path));
  }
}
