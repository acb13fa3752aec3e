package dev.litmus.classifier;

import dev.litmus.classifier.table.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Prepared rows that do not fit in memory, put at random into shards of a temporary file, of which
/// one at a time is read back. A shard's rows stand in the file in pages, in the order in which
/// they came.
///
/// The file loses its name as soon as it is open (where the system lets a file go while it is in
/// use), so that nothing is left of it however the process ends.
final class ShardFile implements AutoCloseable {
  private static final int SMALLEST_PAGE = 1 << 12;
  private static final int LARGEST_PAGE = 1 << 16;

  /// The share of the heap that pages take while they are filled.
  private static final int SHARE_OF_HEAP = 16;

  private final PackedRows packed;
  private final FileChannel channel;
  private final Path folder;
  private final SplittableRandom random;
  private final ByteBuffer[] pages;

  /// Where each page of a shard begins, and how long it is, in turn.
  private final long[][] written;

  private final int[] pageCounts;
  private final int[] rows;
  private long end;

  private ShardFile(PackedRows packed, Path folder, FileChannel channel, int shards, long seed) {
    this.packed = packed;
    this.folder = folder;
    this.channel = channel;
    this.random = new SplittableRandom(seed);
    this.pages = new ByteBuffer[shards];
    this.written = new long[shards][8];
    this.pageCounts = new int[shards];
    this.rows = new int[shards];
    long room = Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP / shards;
    int size = Math.clamp(room, SMALLEST_PAGE, LARGEST_PAGE);
    for (int shard = 0; shard < shards; shard++) {
      pages[shard] = ByteBuffer.allocate(size);
    }
  }

  /// An empty file in a folder.
  ///
  /// @param bytes how many there will be, about
  /// @param seed decides which row goes into which shard
  /// @throws UncheckedIOException when there is no room for it
  static ShardFile create(PackedRows packed, Path folder, int shards, long bytes, long seed) {
    try {
      if (!Files.isDirectory(folder)) {
        throw new IOException("there is no such folder");
      }
      long free = Files.getFileStore(folder).getUsableSpace();
      if (bytes > free) {
        throw new IOException("%s free, %s needed".formatted(megabytes(free), megabytes(bytes)));
      }
      Path file = Files.createTempFile(folder, "litmus-", ".rows");
      FileChannel channel =
          FileChannel.open(
              file,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
      return new ShardFile(packed, folder, channel, shards, seed);
    } catch (IOException e) {
      throw failed(folder, e);
    }
  }

  private static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%,d MB", bytes >> 20);
  }

  private static UncheckedIOException failed(Path folder, IOException e) {
    return new UncheckedIOException(
        "the rows that do not fit in memory cannot be kept in a temporary file in %s: %s; name a"
                .formatted(folder, e.getMessage())
            + " folder with room by LITMUS_JAVA_OPTIONS=-Djava.io.tmpdir=FOLDER",
        e);
  }

  /// Adds prepared rows.
  ///
  /// @param labels 0 or 1 for each
  /// @param weights what each counts
  void add(Table prepared, float[] labels, float[] weights) {
    PackedRows.Packer packer = packed.packer(prepared);
    try {
      for (int row = 0; row < labels.length; row++) {
        int shard = random.nextInt(pages.length);
        int size = packer.size(row);
        if (size > pages[shard].remaining()) {
          flush(shard, size);
        }
        packer.put(row, labels[row], weights[row], pages[shard]);
        rows[shard]++;
      }
    } catch (IOException e) {
      throw failed(folder, e);
    }
  }

  /// Writes a page, and makes one that holds so many bytes.
  private void flush(int shard, int size) throws IOException {
    ByteBuffer page = pages[shard].flip();
    int length = page.limit();
    if (length > 0) {
      long at = end;
      while (page.hasRemaining()) {
        at += channel.write(page, at);
      }
      int place = 2 * pageCounts[shard]++;
      if (place == written[shard].length) {
        written[shard] = Arrays.copyOf(written[shard], 2 * place);
      }
      written[shard][place] = end;
      written[shard][place + 1] = length;
      end += length;
    }
    pages[shard] = size > page.capacity() ? ByteBuffer.allocate(size) : page.clear();
  }

  /// Ends the writing.
  ///
  /// @return those of the shards that have rows
  int[] finish() {
    try {
      for (int shard = 0; shard < pages.length; shard++) {
        flush(shard, 0);
        pages[shard] = ByteBuffer.allocate(0);
      }
    } catch (IOException e) {
      throw failed(folder, e);
    }
    return IntStream.range(0, rows.length).filter(i -> rows[i] > 0).toArray();
  }

  int rows(int shard) {
    return rows[shard];
  }

  /// How many bytes were written.
  long bytes() {
    return end;
  }

  /// The rows of a shard.
  PackedRows.Unpacked read(int shard) {
    PackedRows.Unpacked unpacked = packed.unpacked(rows[shard]);
    try {
      for (int page = 0; page < pageCounts[shard]; page++) {
        long start = written[shard][2 * page];
        ByteBuffer bytes = ByteBuffer.allocate((int) written[shard][2 * page + 1]);
        while (bytes.hasRemaining()) {
          if (channel.read(bytes, start + bytes.position()) < 0) {
            throw new IOException("it is cut off");
          }
        }
        unpacked.add(bytes.flip());
      }
    } catch (IOException e) {
      throw failed(folder, e);
    }
    return unpacked;
  }

  @Override
  public void close() {
    Arrays.fill(pages, ByteBuffer.allocate(0));
    try {
      channel.close();
    } catch (IOException e) {
      throw failed(folder, e);
    }
  }
}
