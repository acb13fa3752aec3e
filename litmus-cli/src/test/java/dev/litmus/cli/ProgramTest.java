package dev.litmus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ProgramTest {
  @Test
  void theVersionGoesToStandardOutput() {
    Run run = Run.of("--version");
    assertEquals(ExitCode.DONE, run.exitCode());
    assertTrue(run.out().startsWith("Litmus "), run.out());
    assertEquals("", run.err());
  }

  @Test
  void anUnknownOptionNamesTheNearest() {
    assertEquals(
        new Run(
            ExitCode.REFUSED,
            "",
            """
            litmus: unknown option '--hlep'
            Did you mean --help?
            Try 'litmus --help'.
            """),
        Run.of("--hlep"));
  }

  @Test
  void anUnknownVerbIsRefused() {
    Run run = Run.of("trian", "--x");
    assertEquals(ExitCode.REFUSED, run.exitCode());
    assertTrue(
        run.err().startsWith("litmus: unknown verb 'trian'\nDid you mean train?\n"), run.err());
  }

  @Test
  void withoutAVerbTheHelpIsPointedAt() {
    assertEquals(
        new Run(
            ExitCode.REFUSED, "", "litmus: expected a verb, found none\nTry 'litmus --help'.\n"),
        Run.of());
  }

  @Test
  void helpIsPlainOffATerminalAndWithNoColor() {
    Run plain = Run.of("--help");
    assertEquals(ExitCode.DONE, plain.exitCode());
    assertFalse(plain.out().contains("\u001b"), plain.out());
    Run colourless = Run.with(new Terminal(true, true, false), "", "--help");
    assertEquals(plain.out(), colourless.out());
    Run coloured = Run.with(new Terminal(true, true, true), "", "--help");
    assertTrue(coloured.out().contains("\u001b"), coloured.out());
  }

  @Test
  void everyVerbHasHelpWithAnExample() {
    for (Verbs.Verb verb : Verbs.ALL) {
      if (!verb.name().equals("rehearse")) {
        Run run = Run.of(verb.name(), "--help");
        assertEquals(ExitCode.DONE, run.exitCode(), run.err());
        assertTrue(run.out().contains("litmus " + verb.name()), run.out());
        assertTrue(run.out().contains("Example"), run.out());
      }
    }
  }

  @Test
  void theRehearsalSucceeds() {
    assertEquals(new Run(ExitCode.DONE, "", ""), Run.of("rehearse"));
  }
}
