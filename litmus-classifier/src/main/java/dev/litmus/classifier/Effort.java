package dev.litmus.classifier;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// How much work the automatic recipe may be. The work is planned by counting rows and weights,
/// never by a clock, so that it repeats.
public enum Effort {
  /// One small network, trained once: seconds.
  QUICK,
  /// A portfolio of networks, each trained on every fold's other rows, and a weighted average of
  /// them: half a minute for a thousand rows, minutes for fifty thousand.
  DEFAULT,
  /// The same with ten folds and wider networks among the portfolio: several times as long.
  BEST;

  /// The effort of that name.
  ///
  /// @throws IllegalArgumentException listing the names
  public static Effort named(String name) {
    for (Effort effort : values()) {
      if (effort.text().equals(name)) {
        return effort;
      }
    }
    throw new IllegalArgumentException(
        "there is no effort '%s'; expected one of: %s"
            .formatted(
                name, Arrays.stream(values()).map(Effort::text).collect(Collectors.joining(", "))));
  }

  /// Its name on the command line and in files.
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
