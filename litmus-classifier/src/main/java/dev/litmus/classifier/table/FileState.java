package dev.litmus.classifier.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.function.Supplier;

/// Which content a file has at a moment, as far as a file system tells without reading it.
///
/// @param key tells one file from another that was put in its place; file systems may not have it
public record FileState(long size, FileTime modified, Optional<Object> key) {
  /// What a reader makes of a file, or what it refuses: both only when the file is still the one it
  /// was before. A pipe or a device has no such state and is read as it comes.
  ///
  /// @throws DataException saying so when the file was changed meanwhile
  public static <T> T unchanged(Path file, Supplier<T> reader) {
    return unchanged(of(file), file, reader);
  }

  /// The same, for a file that was looked at before.
  ///
  /// @param before what [#of] told then
  public static <T> T unchanged(Optional<FileState> before, Path file, Supplier<T> reader) {
    T read;
    try {
      read = reader.get();
    } catch (DataException | UncheckedIOException refused) {
      requireSame(before, file);
      throw refused;
    }
    requireSame(before, file);
    return read;
  }

  private static void requireSame(Optional<FileState> before, Path file) {
    if (!of(file).equals(before)) {
      throw new DataException(
          Names.shown(file.toString()) + " was changed while it was read; start again");
    }
  }

  /// Empty where there is no file, or none that keeps its content.
  public static Optional<FileState> of(Path file) {
    try {
      BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
      return found.isRegularFile()
          ? Optional.of(
              new FileState(
                  found.size(), found.lastModifiedTime(), Optional.ofNullable(found.fileKey())))
          : Optional.empty();
    } catch (IOException _) {
      // The reader meets the same and tells it better.
      return Optional.empty();
    }
  }
}
