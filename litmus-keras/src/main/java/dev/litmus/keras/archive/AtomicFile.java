package dev.litmus.keras.archive;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.UUID;

/// Writes a file so that at any moment, also after a crash, its name stands for the old content or
/// the new one, whole: to a temporary file in the same folder, synced, renamed, the folder synced.
/// When anything fails the temporary file is removed.
public final class AtomicFile {
  private AtomicFile() {}

  /// What writes the content.
  @FunctionalInterface
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /// Writes the content under the name `target`.
  ///
  /// @param replace whether an existing file may be replaced
  /// @throws FileAlreadyExistsException when it may not, before anything is written
  public static void write(Path target, boolean replace, Content content) throws IOException {
    Path absolute = target.toAbsolutePath();
    Path folder = absolute.getParent();
    Path name = absolute.getFileName();
    if (folder == null || name == null || Files.isDirectory(absolute)) {
      throw new FileAlreadyExistsException(target.toString(), null, "is a folder");
    }
    if (!replace && Files.exists(absolute)) {
      throw new FileAlreadyExistsException(target.toString());
    }
    Path temporary = folder.resolve("." + name + "." + UUID.randomUUID() + ".tmp");
    try {
      writeSynced(temporary, content);
      if (replace) {
        Files.move(temporary, absolute, StandardCopyOption.ATOMIC_MOVE);
      } else {
        moveWithoutReplacing(temporary, absolute);
      }
    } finally {
      Files.deleteIfExists(temporary);
    }
    syncFolder(folder);
  }

  private static void writeSynced(Path file, Content content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
      try (BufferedOutputStream out = new BufferedOutputStream(new Unclosed(channel), 1 << 16)) {
        content.writeTo(out);
      }
      channel.force(true);
    }
  }

  /// Closing it leaves the channel open, which must still be synced.
  private static final class Unclosed extends OutputStream {
    private final OutputStream out;

    Unclosed(FileChannel channel) {
      this.out = Channels.newOutputStream(channel);
    }

    @Override
    public void write(int b) throws IOException {
      out.write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }
  }

  /// A second name for the file is given in one step and fails when the name is taken; a rename
  /// would silently replace.
  private static void moveWithoutReplacing(Path from, Path to) throws IOException {
    try {
      Files.createLink(to, from);
    } catch (UnsupportedOperationException noLinksHere) {
      Files.move(from, to);
    }
  }

  private static void syncFolder(Path folder) throws IOException {
    boolean windows =
        System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("windows");
    if (!windows) { // which can't open folders, and orders renames itself
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }
}
