package dev.litmus.cli;

/// Text in lines that fit a terminal.
final class Wrapped {
  private static final int WIDTH = 80;

  private Wrapped() {}

  /// Breaks a line at blanks; the lines after the first are indented.
  static String of(String text, int indent) {
    StringBuilder wrapped = new StringBuilder();
    int column = 0;
    for (String word : text.split(" ")) {
      if (column > indent && column + 1 + word.length() > WIDTH) {
        wrapped.append('\n').append(" ".repeat(indent));
        column = indent;
      } else if (column > 0) {
        wrapped.append(' ');
        column++;
      }
      wrapped.append(word);
      column += word.length();
    }
    return wrapped.toString();
  }
}
