package dev.litmus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalTest {
  @Test
  void theLaunchersWordsSayWhichOutputIsATerminal() {
    assertEquals(new Terminal(true, true, true), Terminal.of("out err", Map.of()));
    assertEquals(new Terminal(false, true, true), Terminal.of(" err", Map.of()));
    assertEquals(new Terminal(false, false, true), Terminal.of("", Map.of()));
  }

  @Test
  void noColorAndDumbTerminalsArePlain() {
    assertEquals(new Terminal(true, true, false), Terminal.of("out err", Map.of("NO_COLOR", "1")));
    assertEquals(new Terminal(true, true, true), Terminal.of("out err", Map.of("NO_COLOR", "")));
    assertEquals(new Terminal(true, true, false), Terminal.of("out err", Map.of("TERM", "dumb")));
  }
}
