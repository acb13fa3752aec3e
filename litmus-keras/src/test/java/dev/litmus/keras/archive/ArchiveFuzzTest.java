package dev.litmus.keras.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.util.HashSet;

/// Any bytes: members whose names are all different and that can be read, or a sentence.
class ArchiveFuzzTest {
  private static final int MAX_BYTES = 1 << 20;

  @FuzzTest(maxDuration = "12h")
  void readsOrRefuses(byte[] bytes) throws IOException {
    try (ArchiveReader archive = ArchiveReader.open(ArchiveFile.of(new MemoryChannel(bytes)))) {
      assertEquals(archive.names().size(), new HashSet<>(archive.names()).size());
      for (String name : archive.names()) {
        archive.read(name, MAX_BYTES);
      }
    } catch (ArchiveException refused) {
      assertTrue(String.valueOf(refused.getMessage()).length() < 2000, refused::toString);
    }
  }
}
