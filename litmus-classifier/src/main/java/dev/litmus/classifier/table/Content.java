package dev.litmus.classifier.table;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.OptionalLong;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// The bytes of a file or of standard input, unpacked where they are packed, readable more than
/// once. Refuses what cannot be a text table before it is read.
final class Content {
  /// How much smaller gzip makes a table, about.
  private static final int USUAL_RATIO = 5;

  private final String name;
  private final OptionalLong maxUnpacked;
  private final Opener opener;

  /// Whether it is to be kept in memory, and refused where it does not fit.
  private final boolean kept;

  @FunctionalInterface
  private interface Opener {
    InputStream open() throws IOException;
  }

  private Content(String name, OptionalLong maxUnpacked, Opener opener, boolean kept) {
    this.name = name;
    this.maxUnpacked = maxUnpacked;
    this.opener = opener;
    this.kept = kept;
  }

  /// A file that is to be kept in memory.
  ///
  /// @param maxUnpacked how many bytes a gzip file may unpack to, where that is said
  static Content of(Path file, OptionalLong maxUnpacked) {
    return of(file, maxUnpacked, true);
  }

  /// A file of any size, of which little is kept in memory at a time.
  static Content streamed(Path file, OptionalLong maxUnpacked) {
    return of(file, maxUnpacked, false);
  }

  private static Content of(Path file, OptionalLong maxUnpacked, boolean kept) {
    String name = Names.shown(file.toString());
    BasicFileAttributes found = attributes(file, name);
    if (found.isDirectory()) {
      throw new DataException(name + " is a folder; a file was expected");
    }
    if (!found.isRegularFile()) {
      try (InputStream in = Files.newInputStream(file)) {
        return of(in, name, maxUnpacked);
      } catch (IOException e) {
        throw new UncheckedIOException(name + " cannot be read: " + e.getMessage(), e);
      }
    }
    if (found.size() == 0) {
      throw new DataException(name + " is empty; a table with a row for each example was expected");
    }
    if (kept) {
      MemoryBudget.check(name, found.size());
    }
    return new Content(name, maxUnpacked, () -> Files.newInputStream(file), kept);
  }

  /// The whole of a stream, kept in memory.
  static Content of(InputStream in, String name, OptionalLong maxUnpacked) throws IOException {
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    byte[] buffer = new byte[1 << 16];
    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
      kept.write(buffer, 0, count);
      MemoryBudget.check(name, kept.size());
    }
    if (kept.size() == 0) {
      throw new DataException(name + " is empty; a table with a row for each example was expected");
    }
    byte[] bytes = kept.toByteArray();
    return new Content(name, maxUnpacked, () -> new ByteArrayInputStream(bytes), true);
  }

  private static BasicFileAttributes attributes(Path file, String name) {
    try {
      return Files.readAttributes(file, BasicFileAttributes.class);
    } catch (NoSuchFileException e) {
      throw new DataException("there is no file " + name, e);
    } catch (FileSystemException e) {
      if (e instanceof AccessDeniedException) {
        throw new UncheckedIOException("no permission to read " + name, e);
      }
      throw new DataException(name + " cannot be opened: " + e.getReason(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot be read: " + e.getMessage(), e);
    }
  }

  /// How many bytes of text a file holds: about as many as it has, several times that where it is
  /// packed.
  static long textBytes(Path file) {
    String name = Names.shown(file.toString());
    try (InputStream in = Files.newInputStream(file)) {
      boolean packed = FileKind.of(in.readNBytes(8)) == FileKind.GZIP;
      return attributes(file, name).size() * (packed ? USUAL_RATIO : 1);
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot be read: " + e.getMessage(), e);
    }
  }

  /// How the content is called in messages.
  String name() {
    return name;
  }

  /// Opens the unpacked bytes at their beginning.
  InputStream open() {
    try {
      PushbackInputStream in = new PushbackInputStream(opener.open(), 8);
      byte[] first = in.readNBytes(8);
      in.unread(first);
      return switch (FileKind.of(first)) {
        case GZIP -> new GzipContent(name, maxUnpacked, in, kept);
        case TEXT -> in;
        case FileKind kind -> throw new DataException(name + " " + kind.refusal());
      };
    } catch (AccessDeniedException e) {
      throw new UncheckedIOException("no permission to read " + name, e);
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot be read: " + e.getMessage(), e);
    }
  }

  /// Unpacks gzip, minding how much comes out of how little.
  private static final class GzipContent extends InputStream {
    private static final long FREE_BYTES = 64L << 20;
    private static final long LARGEST_RATIO = 200;

    private final String name;
    private final OptionalLong maxUnpacked;
    private final boolean kept;
    private final CountedInput packed;
    private final GZIPInputStream unpacked;
    private long produced;

    GzipContent(String name, OptionalLong maxUnpacked, InputStream in, boolean kept)
        throws IOException {
      this.name = name;
      this.maxUnpacked = maxUnpacked;
      this.kept = kept;
      this.packed = new CountedInput(in);
      try {
        this.unpacked = new GZIPInputStream(packed, 1 << 16);
      } catch (EOFException | ZipException e) {
        throw damaged(e);
      }
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int count;
      try {
        count = unpacked.read(buffer, offset, length);
      } catch (EOFException | ZipException e) {
        throw damaged(e);
      }
      produced += Math.max(0, count);
      checkAmount();
      if (kept) {
        MemoryBudget.check(name, produced);
      }
      return count;
    }

    private void checkAmount() {
      if (maxUnpacked.isPresent()) {
        if (produced > maxUnpacked.getAsLong()) {
          throw new DataException(
              "%s unpacks to more than %s, the --max-unpacked given"
                  .formatted(name, MemoryBudget.size(maxUnpacked.getAsLong())));
        }
      } else if (produced > FREE_BYTES && produced / LARGEST_RATIO > packed.count) {
        throw new DataException(
            "%s unpacks to more than %d times its size; if that is meant, say how much it may be,"
                    .formatted(name, LARGEST_RATIO)
                + " such as --max-unpacked 2GB");
      }
    }

    private DataException damaged(IOException e) {
      return new DataException(
          name + " is not a whole gzip file (" + e.getMessage() + "); get it again", e);
    }

    @Override
    public void close() throws IOException {
      unpacked.close();
    }
  }

  private static final class CountedInput extends InputStream {
    private final InputStream in;
    private long count;

    CountedInput(InputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      int read = in.read();
      count += read < 0 ? 0 : 1;
      return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = in.read(buffer, offset, length);
      count += Math.max(0, read);
      return read;
    }

    @Override
    public int available() throws IOException {
      return in.available();
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
