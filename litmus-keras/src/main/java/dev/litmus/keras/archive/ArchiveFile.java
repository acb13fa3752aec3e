package dev.litmus.keras.archive;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/// An open file that is read by position. Only regular files are opened: a pipe or a device could
/// keep the reader waiting for ever.
final class ArchiveFile implements Closeable {
  private final SeekableByteChannel channel;
  private final long size;

  private ArchiveFile(SeekableByteChannel channel, long size) {
    this.channel = channel;
    this.size = size;
  }

  static ArchiveFile open(Path path) throws IOException {
    BasicFileAttributes attributes;
    try {
      attributes = Files.readAttributes(path, BasicFileAttributes.class);
    } catch (NoSuchFileException e) {
      throw new ArchiveException("there is no such file");
    } catch (AccessDeniedException e) {
      throw e;
    } catch (FileSystemException e) {
      throw new ArchiveException("the file can't be looked up: " + e.getReason());
    }
    if (!attributes.isRegularFile()) {
      throw new ArchiveException(
          attributes.isDirectory() ? "this is a folder, not a file" : "this is not a regular file");
    }
    return of(Files.newByteChannel(path));
  }

  static ArchiveFile of(SeekableByteChannel channel) throws IOException {
    return new ArchiveFile(channel, channel.size());
  }

  long size() {
    return size;
  }

  /// Reads `length` bytes at `offset`; both must have been checked against limits.
  ByteBuffer read(long offset, int length) throws IOException {
    if (length > size - offset) {
      throw cutOff("%d bytes are missing".formatted(length - (size - offset)));
    }
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    channel.position(offset);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes) < 0) {
        throw new ArchiveException("the file became shorter while it was read");
      }
    }
    return bytes.flip();
  }

  ArchiveException cutOff(String why) {
    return new ArchiveException("the archive is cut off at byte %d: %s".formatted(size, why));
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
