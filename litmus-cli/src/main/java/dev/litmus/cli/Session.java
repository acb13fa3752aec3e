package dev.litmus.cli;

import dev.litmus.keras.json.FiniteNumbers;
import dev.litmus.keras.json.Json;
import dev.litmus.nn.internal.Plain;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a verb reads from and writes to: standard input; standard output for results only; standard
/// error for progress, notices and errors.
///
/// @param terminal which of the outputs a person is looking at
record Session(InputStream in, PrintStream out, PrintStream err, Terminal terminal) {
  /// Writes a line of a result.
  void line(String text) {
    out.print(text + "\n");
  }

  /// Writes a result that has lines and ends in a line break; a terminal shows long ones wrapped.
  void text(String text) {
    out.print(
        terminal.out()
            ? text.lines().map(line -> Wrapped.of(line, 0) + "\n").collect(Collectors.joining())
            : text);
  }

  /// Writes the whole result as one JSON object on one line; numbers that are not finite, for which
  /// JSON has no form, become null.
  void json(Map<String, ? extends @Nullable Object> result) {
    line(Json.write(FiniteNumbers.of(result)));
  }

  /// Tells something that is no result: on a line of its own, which a terminal shows wrapped.
  void say(String text) {
    out.flush(); // both may be the same terminal
    String line = Plain.of(text);
    err.print((terminal.err() ? Wrapped.of(line, 2) : line) + "\n");
    err.flush();
  }
}
