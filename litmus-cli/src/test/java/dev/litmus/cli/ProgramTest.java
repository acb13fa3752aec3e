package dev.litmus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgramTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(Terminal terminal, String... arguments) {
    return new Program(new PrintWriter(out), new PrintWriter(err), terminal).run(arguments);
  }

  @Test
  void theVersionGoesToStandardOutput() {
    assertEquals(ExitCode.DONE, run(Terminal.NONE, "--version"));
    assertTrue(out.toString().startsWith("Litmus "), out.toString());
    assertEquals("", err.toString());
  }

  @Test
  void anUnknownOptionNamesTheNearest() {
    assertEquals(ExitCode.REFUSED, run(Terminal.NONE, "--hlep"));
    assertEquals(
        """
        litmus: unknown option '--hlep'
        Did you mean --help?
        Try 'litmus --help'.
        """,
        err.toString());
    assertEquals("", out.toString());
  }

  @Test
  void anUnknownVerbIsRefused() {
    assertEquals(ExitCode.REFUSED, run(Terminal.NONE, "reherse", "--x"));
    assertTrue(
        err.toString().startsWith("litmus: unknown verb 'reherse'\nDid you mean rehearse?\n"),
        err.toString());
  }

  @Test
  void withoutAVerbTheHelpIsPointedAt() {
    assertEquals(ExitCode.REFUSED, run(Terminal.NONE));
    assertEquals("litmus: expected a verb, found none\nTry 'litmus --help'.\n", err.toString());
  }

  @Test
  void helpIsPlainOffATerminalAndWithNoColor() {
    assertEquals(ExitCode.DONE, run(Terminal.NONE, "--help"));
    run(new Terminal(true, true, false), "--help");
    assertFalse(out.toString().contains("\u001b"), out.toString());
    run(new Terminal(true, true, true), "--help");
    assertTrue(out.toString().contains("\u001b"));
  }

  @Test
  void theRehearsalSucceeds() {
    assertEquals(ExitCode.DONE, run(Terminal.NONE, "rehearse"), err.toString());
    assertEquals("", out.toString());
  }
}
