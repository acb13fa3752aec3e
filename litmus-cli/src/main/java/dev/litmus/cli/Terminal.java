package dev.litmus.cli;

import java.util.Arrays;
import java.util.Map;

/// Which of the two outputs a person is looking at, and whether colour is welcome there. Control
/// characters are written to a terminal only.
///
/// @param out standard output is a terminal
/// @param err standard error is a terminal
/// @param color colours may be used on a terminal
public record Terminal(boolean out, boolean err, boolean color) {
  /// Neither output is a terminal.
  public static final Terminal NONE = new Terminal(false, false, false);

  /// The system property in which the launcher passes what only a shell can tell of each output:
  /// any of the words `out` and `err`. Without it neither counts as a terminal.
  static final String PROPERTY = "litmus.terminal";

  static Terminal ofProcess() {
    return of(System.getProperty(PROPERTY, ""), System.getenv());
  }

  /// `NO_COLOR` set to anything but the empty string, or `TERM=dumb`, keeps the output plain.
  static Terminal of(String outputs, Map<String, String> environment) {
    var words = Arrays.asList(outputs.split(" "));
    boolean color =
        environment.getOrDefault("NO_COLOR", "").isEmpty()
            && !environment.getOrDefault("TERM", "").equals("dumb");
    return new Terminal(words.contains("out"), words.contains("err"), color);
  }
}
