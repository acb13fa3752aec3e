package dev.litmus.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// One run of the command line inside the test, and what came of it.
record Run(int exitCode, String out, String err) {
  /// Runs a command line, neither of whose outputs is a terminal.
  static Run of(String... arguments) {
    return of(Terminal.NONE, "", arguments);
  }

  static Run of(Terminal terminal, String input, String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
    int exitCode = new Program(in, stream(out), stream(err), terminal).run(arguments);
    return new Run(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
