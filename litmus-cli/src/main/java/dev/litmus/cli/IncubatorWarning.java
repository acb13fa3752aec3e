package dev.litmus.cli;

import java.io.PrintStream;

/// The line that the JVM writes to standard error, before any code of ours runs, when the Vector
/// API comes in. No option of the JVM prevents it; on a terminal it is the line above the cursor.
final class IncubatorWarning {
  private static final String LINE_UP_AND_CLEAR = "\u001b[1A\u001b[2K";

  private IncubatorWarning() {}

  static boolean wasWritten() {
    return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
  }

  /// Takes the line away where a person would look at it.
  static void erase(Terminal terminal, PrintStream err) {
    if (terminal.err() && terminal.color()) {
      err.print(LINE_UP_AND_CLEAR);
      err.flush();
    }
  }
}
