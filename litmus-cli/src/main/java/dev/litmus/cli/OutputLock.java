package dev.litmus.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Keeps two runs from writing the same file: a small file beside it, `.NAME.lock`, that the system
/// locks for as long as the process lives and that is removed at the end.
final class OutputLock implements AutoCloseable {
  /// Locks nothing.
  static final OutputLock NONE = new OutputLock(Optional.empty(), Optional.empty());

  private final Optional<Path> file;
  private final Optional<FileChannel> channel;

  private OutputLock(Optional<Path> file, Optional<FileChannel> channel) {
    this.file = file;
    this.channel = channel;
  }

  /// Locks an output.
  ///
  /// @throws IllegalArgumentException when another run has locked it, naming that process
  static OutputLock of(String option, Path output) throws IOException {
    Path target = output.toAbsolutePath();
    Path file = target.resolveSibling("." + target.getFileName() + ".lock");
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    if (tryLock(channel) == null) {
      String process = Files.readString(file).strip();
      channel.close();
      throw new IllegalArgumentException(
          "%s %s is locked by another run%s; wait for it, or name another file"
              .formatted(option, output, process.isEmpty() ? "" : ", process " + process));
    }
    file.toFile().deleteOnExit(); // also when the run is interrupted
    channel.truncate(0);
    byte[] process = (ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.UTF_8);
    channel.write(ByteBuffer.wrap(process));
    return new OutputLock(Optional.of(file), Optional.of(channel));
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldByThisProcess) {
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    if (file.isPresent()) {
      Files.deleteIfExists(file.get());
    }
    if (channel.isPresent()) {
      channel.get().close();
    }
  }
}
