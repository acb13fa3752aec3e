package dev.litmus.classifier;

import dev.litmus.classifier.table.Table;
import java.io.PrintStream;
import java.util.Locale;

/// Tells how many rows of a stream have been read, when they are many: on a terminal in one line
/// that is redrawn, elsewhere once at the end.
final class StreamProgress {
  private static final long MANY = 250_000;

  private final String done;
  private final String name;
  private final PrintStream out;
  private final int verbose;
  private final boolean terminal;
  private long rows;
  private long shown;

  /// @param done what is done with them, such as `Read`
  /// @param name of the stream
  StreamProgress(String done, String name, TrainOptions options) {
    this.done = done;
    this.name = name;
    this.out = options.progress();
    this.verbose = options.verbose();
    this.terminal = options.isTerminal();
  }

  void add(Table part) {
    rows += part.rowCount();
    if (verbose == 1 && terminal && rows - shown >= MANY) {
      shown = rows;
      out.print("\r\033[K" + text());
      out.flush();
    }
  }

  void end() {
    if (verbose > 0 && rows >= MANY) {
      out.print(verbose == 1 && terminal ? "\r\033[K" : text() + "\n");
      out.flush();
    }
  }

  private String text() {
    return String.format(Locale.ROOT, "%s %,d rows of %s", done, rows, name);
  }
}
