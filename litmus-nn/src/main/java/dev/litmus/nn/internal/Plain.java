package dev.litmus.nn.internal;

/// Text from a file or an argument on its way to a terminal or a log.
public final class Plain {
  private Plain() {}

  /// The text on one line, without what could command a terminal or turn text round: control
  /// characters and marks of writing direction are written as a backslash, u and their number.
  public static String of(String text) {
    if (text.chars().noneMatch(Plain::isUnwelcome)) {
      return text;
    }
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      plain.append(isUnwelcome(c) ? "\\u%04x".formatted((int) c) : String.valueOf(c));
    }
    return plain.toString();
  }

  private static boolean isUnwelcome(int c) {
    boolean line = c == '\u2028' || c == '\u2029';
    boolean direction =
        (c >= '\u200e' && c <= '\u200f')
            || (c >= '\u202a' && c <= '\u202e')
            || (c >= '\u2066' && c <= '\u2069');
    return Character.isISOControl(c) || line || direction;
  }
}
