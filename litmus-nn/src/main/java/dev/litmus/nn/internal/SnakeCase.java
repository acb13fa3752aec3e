package dev.litmus.nn.internal;

import java.util.Locale;

/// Keras's rule for names made of class names: `StringLookup` becomes `string_lookup`, `F1Score`
/// `f1_score`.
public final class SnakeCase {
  private SnakeCase() {}

  /// The class name in lower case, its words joined by underscores.
  public static String of(String className) {
    return className
        .replaceAll("\\W+", "")
        .replaceAll("(.)([A-Z][a-z]+)", "$1_$2")
        .replaceAll("([a-z])([A-Z])", "$1_$2")
        .toLowerCase(Locale.ROOT);
  }
}
