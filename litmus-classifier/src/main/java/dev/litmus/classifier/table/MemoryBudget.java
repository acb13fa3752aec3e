package dev.litmus.classifier.table;

import java.util.Locale;

/// How much text may be read into the memory that this JVM has. What is more is refused; some verbs
/// read it as a [TableStream] instead.
final class MemoryBudget {
  /// A table takes about the size of its text plus four bytes a cell; the numbers and the network
  /// need their share too.
  private static final double TEXT_SHARE = 0.4;

  private MemoryBudget() {}

  /// Text of no more than this share can be worked on in one piece, whatever a verb makes of it.
  private static final double EASY_SHARE = 0.1;

  /// The share of the heap that a sample of rows takes, with all that a training makes of it; where
  /// all rows take no more than twice that, they are all kept.
  private static final double SAMPLE_SHARE = 0.25;

  /// What a training takes for each byte of text and for each cell beside: copies of the labelled
  /// and the training rows, numbers in double and single precision.
  private static final int BYTES_A_BYTE = 3;

  private static final int BYTES_A_CELL = 40;

  /// How many rows like these a sample may have.
  static int sampleRows(Table part) {
    long bytes = 0;
    for (Column column : part.columns()) {
      bytes += column instanceof TextColumn text ? text.byteCount() : 8L * part.rowCount();
    }
    double each =
        (double) BYTES_A_BYTE * bytes / part.rowCount()
            + (double) BYTES_A_CELL * part.columnCount();
    return Math.clamp(
        (long) (SAMPLE_SHARE * Runtime.getRuntime().maxMemory() / each), 1, Integer.MAX_VALUE / 4);
  }

  static long easyBytes() {
    return (long) (Runtime.getRuntime().maxMemory() * EASY_SHARE);
  }

  static long textBytes() {
    return (long) (Runtime.getRuntime().maxMemory() * TEXT_SHARE);
  }

  static void check(String name, long bytes) {
    if (bytes > textBytes()) {
      throw tooLarge(name, bytes);
    }
  }

  private static DataException tooLarge(String name, long bytes) {
    return new DataException(
        "%s: %s of text or more do not fit into the %s of memory given; start Java with -Xmx%s or "
                .formatted(
                    name,
                    size(bytes),
                    size(Runtime.getRuntime().maxMemory()),
                    size((long) (bytes / TEXT_SHARE * 1.2)).replace(" MB", "m").replace(" GB", "g"))
            + "more, or use fewer rows");
  }

  /// A size in whole MB or GB, rounded up.
  static String size(long bytes) {
    long megabytes = (bytes + (1 << 20) - 1) >> 20;
    return megabytes < 10_240
        ? String.format(Locale.ROOT, "%d MB", megabytes)
        : String.format(Locale.ROOT, "%d GB", (megabytes + 1023) / 1024);
  }
}
