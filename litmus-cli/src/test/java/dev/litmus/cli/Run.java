package dev.litmus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// One run of the command line inside the test, and what came of it.
record Run(int exitCode, String out, String err) {
  /// Runs a command line, neither of whose outputs is a terminal.
  static Run of(Object... arguments) {
    return with(Terminal.NONE, "", arguments);
  }

  /// Runs a command line that reads this text from standard input.
  static Run reading(String input, Object... arguments) {
    return with(Terminal.NONE, input, arguments);
  }

  static Run with(Terminal terminal, String input, Object... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
    String[] words = new String[arguments.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = String.valueOf(arguments[i]);
    }
    int exitCode = new Program(in, stream(out), stream(err), terminal).run(words);
    return new Run(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  /// The same run, which must have ended well.
  Run done() {
    assertEquals(ExitCode.DONE, exitCode, err);
    return this;
  }

  /// The whole of standard output as one JSON object.
  Answer json() {
    return Answer.parse(out);
  }

  /// Checks that the run was refused in at most five lines that say this, without any result.
  void refused(String... parts) {
    failed(ExitCode.REFUSED, parts);
  }

  /// Checks that the run ended so in at most five lines that say this, without any result.
  void failed(int expected, String... parts) {
    assertEquals(expected, exitCode, err);
    assertEquals("", out);
    assertTrue(err.lines().count() <= 5, err);
    assertFalse(err.contains("\tat "), err);
    for (String part : parts) {
      assertTrue(err.contains(part), err);
    }
  }
}
