package dev.litmus.keras.archive;

import java.io.IOException;
import java.nio.file.Path;

/// A file that is read as a whole.
public final class PlainFile {
  private PlainFile() {}

  private static final int HDF5_SIGNATURE = 0x46444889;

  /// Whether a regular file begins as HDF5 does.
  ///
  /// @throws ArchiveException when the file is absent or no regular file
  public static boolean isHdf5(Path path) throws IOException {
    try (ArchiveFile file = ArchiveFile.open(path)) {
      return file.size() >= 4 && file.read(0, 4).getInt(0) == HDF5_SIGNATURE;
    }
  }

  /// The bytes of a regular file.
  ///
  /// @param maxBytes a longer file is refused before anything is allocated
  /// @throws ArchiveException when the file is absent, no regular file, or too long
  /// @throws IOException when the system fails to read it
  public static byte[] read(Path path, long maxBytes) throws IOException {
    try (ArchiveFile file = ArchiveFile.open(path)) {
      long most = Math.min(maxBytes, Integer.MAX_VALUE - 16);
      if (file.size() > most) {
        throw new ArchiveException(
            "the file has %d bytes; at most %d are read".formatted(file.size(), most));
      }
      return file.read(0, (int) file.size()).array();
    }
  }
}
