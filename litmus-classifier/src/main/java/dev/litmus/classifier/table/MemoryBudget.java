package dev.litmus.classifier.table;

import java.util.Locale;

/// How much text may be read into the memory that this JVM has.
final class MemoryBudget {
  /// A table takes about the size of its text plus four bytes a cell; the numbers and the network
  /// need their share too.
  private static final double TEXT_SHARE = 0.4;

  private MemoryBudget() {}

  static long textBytes() {
    return (long) (Runtime.getRuntime().maxMemory() * TEXT_SHARE);
  }

  static void check(String name, long bytes) {
    if (bytes > textBytes()) {
      throw tooLarge(name, bytes);
    }
  }

  static DataException tooLarge(String name, long bytes) {
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
