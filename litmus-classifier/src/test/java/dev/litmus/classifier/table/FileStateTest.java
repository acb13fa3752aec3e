package dev.litmus.classifier.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileStateTest {
  private static final String TEXT = "a,y\n1,0\n2,1\n";

  @TempDir private Path folder;
  private Path file = Path.of("");

  /// What happens to a file while it is read.
  @FunctionalInterface
  private interface Change {
    void make() throws IOException;
  }

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(folder.resolve("t.csv"), TEXT);
  }

  private Table reading(Change meanwhile) {
    return FileState.unchanged(
        file,
        () -> {
          Table table = CsvReader.read(file);
          try {
            meanwhile.make();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          return table;
        });
  }

  private void refused(Change meanwhile) {
    assertEquals(
        file + " was changed while it was read; start again",
        Refusals.of(() -> reading(meanwhile)));
  }

  @Test
  void aFileThatStaysAsItIsIsRead() {
    assertEquals(2, reading(() -> {}).rowCount());
  }

  @Test
  void aFileThatGrowsShrinksOrIsReplacedIsRefused() throws IOException {
    refused(() -> Files.writeString(file, "3,0\n", StandardOpenOption.APPEND));
    refused(() -> Files.writeString(file, "a,y\n"));
    Files.writeString(file, TEXT);
    Path other = Files.writeString(folder.resolve("other.csv"), "b" + TEXT.substring(1));
    FileTime time = Files.getLastModifiedTime(file);
    refused(() -> {
      Files.writeString(file, "a,y\n");
      Files.writeString(other, "a,z\n");
      Files.setLastModifiedTime(other, time);
      Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
    });
    Files.writeString(file, TEXT);
    refused(() -> Files.delete(file));
  }

  @Test
  void whatIsRefusedBecauseTheFileChangedIsNotBlamedOnItsContent() {
    String found =
        Refusals.of(() ->
            FileState.unchanged(
                file,
                () -> {
                  try {
                    Files.writeString(file, "3", StandardOpenOption.APPEND);
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                  return CsvReader.read(file);
                }));
    assertEquals(file + " was changed while it was read; start again", found);
  }
}
