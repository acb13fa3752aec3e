package dev.litmus.keras.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveWriterTest {
  @TempDir Path folder;

  private static SequencedMap<String, ArchiveWriter.Content> members(String config) {
    SequencedMap<String, ArchiveWriter.Content> members = new LinkedHashMap<>();
    members.put("metadata.json", ArchiveWriter.Content.of("{}".getBytes(UTF_8)));
    members.put("config.json", ArchiveWriter.Content.of(config.getBytes(UTF_8)));
    members.put("assets/größe.txt", ArchiveWriter.Content.of(new byte[0]));
    return members;
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(p -> String.valueOf(p.getFileName())).sorted().toList();
    }
  }

  @Test
  void isReadByItselfAndByTheJdk() throws IOException {
    Path path = folder.resolve("m.keras");
    ArchiveWriter.write(path, false, members("{\"a\":1}"));
    try (ArchiveReader archive = ArchiveReader.open(path)) {
      assertEquals(List.of("metadata.json", "config.json", "assets/größe.txt"), archive.names());
      assertArrayEquals("{\"a\":1}".getBytes(UTF_8), archive.read("config.json", 100));
    }
    try (ZipFile zip = new ZipFile(path.toFile())) {
      assertEquals(3, zip.size());
      assertEquals(1980, zip.getEntry("config.json").getTimeLocal().getYear());
    }
    assertEquals(List.of("m.keras"), names());
  }

  @Test
  void equalContentsGiveEqualFiles() throws IOException {
    Path first = folder.resolve("1.keras");
    Path second = folder.resolve("2.keras");
    ArchiveWriter.write(first, false, members("{}"));
    ArchiveWriter.write(second, false, members("{}"));
    assertArrayEquals(Files.readAllBytes(first), Files.readAllBytes(second));
  }

  @Test
  void replacesOnlyWhenAskedTo() throws IOException {
    Path path = folder.resolve("m.keras");
    Files.writeString(path, "old");
    assertThrows(
        FileAlreadyExistsException.class, () -> ArchiveWriter.write(path, false, members("{}")));
    assertEquals("old", Files.readString(path));
    ArchiveWriter.write(path, true, members("{}"));
    try (ArchiveReader archive = ArchiveReader.open(path)) {
      assertEquals(3, archive.names().size());
    }
    assertEquals(List.of("m.keras"), names());
  }

  @Test
  void aFailureLeavesTheOldFileAndNothingElse() throws IOException {
    Path path = folder.resolve("m.keras");
    Files.writeString(path, "old");
    IOException thrown =
        assertThrows(
            IOException.class,
            () ->
                AtomicFile.write(
                    path,
                    true,
                    out -> {
                      out.write(new byte[200_000]);
                      throw new IOException("no space left");
                    }));
    assertEquals("no space left", thrown.getMessage());
    assertEquals("old", Files.readString(path));
    assertEquals(List.of("m.keras"), names());
  }

  @Test
  void doesNotReplaceAFileThatAppearsMeanwhile() throws IOException {
    Path path = folder.resolve("m.keras");
    assertThrows(
        FileAlreadyExistsException.class,
        () -> AtomicFile.write(path, false, out -> Files.writeString(path, "theirs")));
    assertEquals("theirs", Files.readString(path));
    assertEquals(List.of("m.keras"), names());
  }

  @Test
  void refusesAFolderAsTarget() {
    assertThrows(
        FileAlreadyExistsException.class, () -> ArchiveWriter.write(folder, true, members("{}")));
  }
}
