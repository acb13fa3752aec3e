package dev.litmus.data;

import dev.litmus.classifier.table.DataException;
import java.util.List;
import java.util.Locale;

/// A text that is one query and nothing else: begins with SELECT, WITH, FROM or VALUES, and has no
/// second statement behind a semicolon. What a query may reach is for the connection to limit.
///
/// @param text the query without a semicolon at its end
public record SqlQuery(String text) {
  private static final List<String> BEGINNINGS = List.of("select", "with", "from", "values");

  /// Checks the text.
  ///
  /// @throws DataException when it is something else than one query
  public SqlQuery {
    int end = end(text);
    String rest = text.substring(end).replaceFirst("^;", "");
    if (!skipped(rest, 0, true).isEmpty()) {
      throw new DataException(
          "--sql takes one query; found a second statement: '%s'".formatted(shown(rest.strip())));
    }
    text = text.substring(0, end).strip();
    String first = skipped(text, 0, false).toLowerCase(Locale.ROOT);
    if (BEGINNINGS.stream().noneMatch(first::equals)) {
      throw new DataException(
          "--sql takes a query that begins with SELECT or WITH; found '%s'".formatted(shown(text)));
    }
  }

  private static String shown(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "...";
  }

  /// Where the first statement ends: at a semicolon outside of quotes and comments.
  private static int end(String text) {
    for (int i = 0; i < text.length(); ) {
      if (text.charAt(i) == ';') {
        return i;
      }
      i = next(text, i);
    }
    return text.length();
  }

  /// The first word behind blanks and comments, or all of what is there.
  private static String skipped(String text, int from, boolean all) {
    int i = from;
    while (i < text.length()
        && (Character.isWhitespace(text.charAt(i))
            || text.charAt(i) == '('
            || text.charAt(i) == ';'
            || text.startsWith("--", i)
            || text.startsWith("/*", i))) {
      i = next(text, i);
    }
    if (all) {
      return text.substring(i);
    }
    int end = i;
    while (end < text.length() && Character.isLetter(text.charAt(end))) {
      end++;
    }
    return text.substring(i, end);
  }

  /// The place behind the quoted text or comment that begins at a place, or behind its character.
  private static int next(String text, int at) {
    char c = text.charAt(at);
    if (c == '\'' || c == '"') {
      return behind(text, String.valueOf(c), at + 1);
    }
    if (text.startsWith("--", at)) {
      return behind(text, "\n", at + 2);
    }
    if (text.startsWith("/*", at)) {
      return behind(text, "*/", at + 2);
    }
    if (c == '$') {
      int end = text.indexOf('$', at + 1);
      String tag = end < 0 ? "" : text.substring(at, end + 1);
      return tag.matches("\\$\\w*\\$") ? behind(text, tag, end + 1) : at + 1;
    }
    return at + 1;
  }

  private static int behind(String text, String mark, int from) {
    int end = text.indexOf(mark, from);
    return end < 0 ? text.length() : end + mark.length();
  }
}
