package dev.litmus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class IncubatorWarningTest {
  private static String written(Terminal terminal) {
    var err = new StringWriter();
    IncubatorWarning.erase(terminal, new PrintWriter(err));
    return err.toString();
  }

  @Test
  void theLineIsClearedOnATerminalOnly() {
    assertEquals("\u001b[1A\u001b[2K", written(new Terminal(false, true, true)));
    assertEquals("", written(Terminal.NONE));
    assertEquals("", written(new Terminal(true, false, true)));
    assertEquals("", written(new Terminal(true, true, false)));
  }
}
