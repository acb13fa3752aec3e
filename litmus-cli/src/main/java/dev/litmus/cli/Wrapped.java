package dev.litmus.cli;

/// Text in lines that fit a terminal.
final class Wrapped {
  private static final int WIDTH = 80;

  private Wrapped() {}

  /// Breaks a line that is too long at blanks; the lines after the first are indented.
  static String of(String text, int indent) {
    StringBuilder wrapped = new StringBuilder();
    String rest = text;
    while (rest.length() > WIDTH) {
      int blank = rest.lastIndexOf(' ', WIDTH);
      if (blank <= indent || rest.substring(0, blank).isBlank()) {
        blank = rest.indexOf(' ', WIDTH);
        if (blank < 0) {
          break;
        }
      }
      wrapped.append(rest, 0, blank).append('\n');
      rest = " ".repeat(indent) + rest.substring(blank + 1);
    }
    return wrapped.append(rest).toString();
  }
}
