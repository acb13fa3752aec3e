package dev.litmus.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.UUID;

/// Files that a verb is to write: looked at before the work begins, so that an hour's training does
/// not end in a refusal.
final class Output {
  private Output() {}

  /// Refuses a file that could not be written: one that exists already unless it may be replaced,
  /// one in a folder that is not there, a folder.
  ///
  /// @throws IllegalArgumentException saying what to do instead
  static void check(String option, Path file, boolean replace) {
    if (Files.isDirectory(file)) {
      throw new IllegalArgumentException(
          "%s %s is a folder; name a file in it".formatted(option, file));
    }
    if (Files.exists(file) && !replace) {
      throw new IllegalArgumentException(
          "%s %s exists already; name another file, or add --force to replace it"
              .formatted(option, file));
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new IllegalArgumentException(
          "%s %s: there is no folder %s; make it first".formatted(option, file, folder));
    }
    try {
      Files.delete(Files.createTempFile(folder, ".litmus", ".tmp"));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "%s %s: %s cannot be written to (%s)"
              .formatted(option, file, folder, e.getClass().getSimpleName()),
          new IOException(e));
    }
  }

  /// Refuses a name with another ending than the listed ones.
  ///
  /// @throws IllegalArgumentException naming the endings
  static void checkEnding(String option, Path file, String... endings) {
    if (!hasEnding(file, endings)) {
      throw new IllegalArgumentException(
          "%s %s must end in %s".formatted(option, file, String.join(" or ", endings)));
    }
  }

  static boolean hasEnding(Path file, String... endings) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    for (String ending : endings) {
      if (name.endsWith(ending)) {
        return true;
      }
    }
    return false;
  }

  /// What writes the content of a file.
  @FunctionalInterface
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /// Writes a file whole or not at all: under another name in the same folder first.
  static void write(Path file, boolean replace, Content content) throws IOException {
    Path target = file.toAbsolutePath();
    Path temporary = target.resolveSibling("." + UUID.randomUUID() + ".tmp");
    try {
      try (FileChannel channel =
              FileChannel.open(temporary, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
          OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
        content.writeTo(out);
        out.flush();
        channel.force(true);
      }
      if (replace) {
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
      } else {
        Files.move(temporary, target);
      }
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /// Writes a text in UTF-8.
  static void write(Path file, boolean replace, String text) throws IOException {
    write(file, replace, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }
}
