package dev.litmus.nn.ops;

import org.jspecify.annotations.Nullable;

/// What ops on strings have in common.
final class Texts {
  private Texts() {}

  /// The text, unless it is null.
  static String required(@Nullable String text, int row) {
    if (text == null) {
      throw new RowException(row, "a string is null; a missing one is the empty string");
    }
    return text;
  }
}
