package dev.litmus.keras;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/// Zip archives that grow without bound or can be read in two ways.
class ArchiveFaultsTest extends Faults {
  @Test
  void f04Bombs() throws IOException {
    for (String member : List.of("config.json", "metadata.json", "model.weights.h5")) {
      SequencedMap<String, byte[]> members =
          ModelFiles.members(ModelFiles.copy(folder, "small.keras"));
      Path file = folder.resolve("bomb.keras");
      try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
        members.put("unused.bin", new byte[0]);
        for (Map.Entry<String, byte[]> entry : members.entrySet()) {
          zip.putNextEntry(new ZipEntry(entry.getKey()));
          boolean bomb = entry.getKey().equals(member);
          zip.write(bomb ? new byte[0] : entry.getValue());
          for (int i = 0; bomb && i < 70; i++) {
            zip.write(new byte[1 << 20]);
          }
          zip.closeEntry();
        }
      }
      assertTrue(refusal(file).startsWith("member '" + member + "' "), () -> refusal(file));
    }
    SequencedMap<String, byte[]> members =
        ModelFiles.members(ModelFiles.copy(folder, "small.keras"));
    Path skipped = folder.resolve("skipped.keras");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(skipped))) {
      for (Map.Entry<String, byte[]> entry : members.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
      zip.putNextEntry(new ZipEntry("unused.bin"));
      for (int i = 0; i < 70; i++) {
        zip.write(new byte[1 << 20]);
      }
    }
    assertEquals(3, KerasFormat.load(skipped, OPTIONS).model().countParams());
  }

  @Test
  void f16ArchivesThatCanBeReadInTwoWays() throws IOException {
    byte[] whole = Files.readAllBytes(ModelFiles.copy(folder, "small.keras"));
    ByteBuffer prefixed = ByteBuffer.allocate(whole.length + 4).put(new byte[4]).put(whole);
    assertEquals(
        "this is no .keras file: it does not begin as a zip archive",
        refusal(file("prefix.keras", prefixed.array())));

    byte[] renamed = whole.clone();
    renamed[30] ^= 1;
    assertTrue(
        refusal(file("local.keras", renamed)).contains("in two ways (local header and directory)"));

    int end = whole.length - 22;
    byte[] zip64 = whole.clone();
    ByteBuffer.wrap(zip64).order(ByteOrder.LITTLE_ENDIAN).putInt(end + 16, -1);
    assertTrue(refusal(file("zip64.keras", zip64)).contains("zip64"));

    int directory = ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).getInt(end + 16);
    byte[] encrypted = whole.clone();
    encrypted[6] |= 1;
    encrypted[directory + 8] |= 1;
    assertTrue(refusal(file("encrypted.keras", encrypted)).contains("is encrypted"));

    Path twice = folder.resolve("twice.keras");
    try (OutputStream out = Files.newOutputStream(twice);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (String name : List.of("config.json", "config.jsoN")) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write("{}".getBytes(UTF_8));
      }
    }
    byte[] same = Files.readAllBytes(twice);
    for (int i = 0; i < same.length - 11; i++) {
      if (Arrays.equals("config.jsoN".getBytes(UTF_8), Arrays.copyOfRange(same, i, i + 11))) {
        same[i + 10] = 'n';
      }
    }
    assertEquals("the archive has two members 'config.json'", refusal(file("twice.keras", same)));
  }
}
