package dev.litmus.nn.ops;

import java.util.Arrays;
import java.util.List;
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

  /// The strings of a row of the first input.
  static List<String> row(Frame f, int row) {
    int size = f.inputSize(0);
    List<String> texts = Arrays.asList(f.strings(0)).subList(row * size, (row + 1) * size);
    texts.forEach(text -> required(text, row));
    return texts;
  }
}
