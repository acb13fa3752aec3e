package dev.litmus.keras;

import dev.litmus.nn.internal.PythonNumbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The name of a file with fields in braces, as Python's `str.format` fills them: `{epoch:02d}`,
/// `{val_loss:.2f}`, `{loss:.3e}`, `{accuracy}`; doubled braces stand for themselves.
record FilePattern(String text, List<Part> parts) {
  private static final Pattern FIELD =
      Pattern.compile("(\\w+)(?::(0?)(\\d{0,2})(?:\\.(\\d{1,2}))?([dfe]?))?");

  /// A piece of the name.
  sealed interface Part {}

  /// A piece that stays as it is.
  record Fixed(String text) implements Part {}

  /// A piece that a number is put into.
  ///
  /// @param kind `d`, `f`, `e`, or the empty string for the shortest form
  record Field(String name, boolean zeros, int width, int decimals, String kind) implements Part {}

  /// Reads a pattern.
  ///
  /// @throws IllegalArgumentException naming the part that cannot be read
  static FilePattern of(String text) {
    List<Part> parts = new ArrayList<>();
    StringBuilder fixed = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      boolean doubled = at + 1 < text.length() && text.charAt(at + 1) == c;
      if ((c == '{' || c == '}') && doubled) {
        fixed.append(c);
        at += 2;
      } else if (c == '{') {
        int end = text.indexOf('}', at);
        parts.add(new Fixed(fixed.toString()));
        fixed.setLength(0);
        parts.add(field(text, end < 0 ? text.substring(at) : text.substring(at, end + 1)));
        at = end + 1;
      } else if (c == '}') {
        throw unreadable(text, "}");
      } else {
        fixed.append(c);
        at++;
      }
    }
    parts.add(new Fixed(fixed.toString()));
    return new FilePattern(text, List.copyOf(parts));
  }

  private static Field field(String text, String braced) {
    Matcher field = FIELD.matcher(braced.substring(1, Math.max(1, braced.length() - 1)));
    if (!field.matches() || !braced.endsWith("}")) {
      throw unreadable(text, braced);
    }
    String kind = field.group(5) == null ? "" : field.group(5);
    boolean decimals = field.group(4) != null;
    if (decimals && (kind.isEmpty() || kind.equals("d"))) {
      throw unreadable(text, braced);
    }
    String width = field.group(3);
    return new Field(
        field.group(1),
        "0".equals(field.group(2)),
        width == null || width.isEmpty() ? 0 : Integer.parseInt(width),
        decimals ? Integer.parseInt(field.group(4)) : 6,
        kind);
  }

  private static IllegalArgumentException unreadable(String text, String part) {
    return new IllegalArgumentException(
        "file name '%s': expected fields such as {epoch:02d} or {val_loss:.2f}; found '%s'"
            .formatted(text, part));
  }

  /// The name with those numbers.
  ///
  /// @throws IllegalArgumentException when a field is not among them, listing them, or is no whole
  ///   number but to be written as one
  String filled(Map<String, ? extends Number> numbers) {
    StringBuilder name = new StringBuilder();
    for (Part part : parts) {
      switch (part) {
        case Fixed fixed -> name.append(fixed.text());
        case Field field -> {
          Number number = numbers.get(field.name());
          if (number == null) {
            throw new IllegalArgumentException(
                "file name '%s': there is no figure '%s'; there are %s"
                    .formatted(text, field.name(), String.join(", ", numbers.keySet())));
          }
          name.append(written(field, number));
        }
      }
    }
    return name.toString();
  }

  private String written(Field field, Number number) {
    boolean whole = number instanceof Integer;
    String digits =
        switch (field.kind()) {
          case "f" -> PythonNumbers.fixed(number.doubleValue(), field.decimals());
          case "e" -> PythonNumbers.scientific(number.doubleValue(), field.decimals());
          case "d" -> {
            if (!whole) {
              throw new IllegalArgumentException(
                  "file name '%s': '%s' is no whole number; write {%s:.2f}"
                      .formatted(text, field.name(), field.name()));
            }
            yield number.toString();
          }
          default -> whole ? number.toString() : PythonNumbers.repr(number.doubleValue());
        };
    boolean negative = digits.startsWith("-");
    String blanks =
        (field.zeros() ? "0" : " ").repeat(Math.max(0, field.width() - digits.length()));
    return field.zeros() && negative ? "-" + blanks + digits.substring(1) : blanks + digits;
  }
}
