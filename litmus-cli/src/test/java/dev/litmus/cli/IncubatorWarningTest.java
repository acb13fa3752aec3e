package dev.litmus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class IncubatorWarningTest {
  private static String written(Terminal terminal) {
    var err = new ByteArrayOutputStream();
    IncubatorWarning.erase(terminal, new PrintStream(err, false, StandardCharsets.UTF_8));
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void theLineIsClearedOnATerminalOnly() {
    assertEquals("\u001b[1A\u001b[2K", written(new Terminal(false, true, true)));
    assertEquals("", written(Terminal.NONE));
    assertEquals("", written(new Terminal(true, false, true)));
    assertEquals("", written(new Terminal(true, true, false)));
  }
}
