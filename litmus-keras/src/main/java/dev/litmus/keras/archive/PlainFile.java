package dev.litmus.keras.archive;

import java.io.IOException;
import java.nio.file.Path;

/// A file that is read as a whole.
public final class PlainFile {
  private PlainFile() {}

  /// The bytes of a regular file.
  ///
  /// @param maxBytes a longer file is refused before anything is allocated
  /// @throws ArchiveException when the file is absent, no regular file, or too long
  /// @throws IOException when the system fails to read it
  public static byte[] read(Path path, int maxBytes) throws IOException {
    try (ArchiveFile file = ArchiveFile.open(path)) {
      if (file.size() > maxBytes) {
        throw new ArchiveException(
            "the file has %d bytes; at most %d are read".formatted(file.size(), maxBytes));
      }
      return file.read(0, (int) file.size()).array();
    }
  }
}
