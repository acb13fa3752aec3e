package dev.litmus.classifier.table;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// How names and cells are shown in messages, and which name was probably meant.
final class Names {
  private static final int LONGEST_SHOWN = 60;
  private static final int MOST_LISTED = 12;

  private Names() {}

  static String checked(String name) {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a column needs a name that is not blank");
    }
    return name;
  }

  /// The text in quotes, shortened, with control and direction characters made visible, so that
  /// data can never steer a terminal or a log.
  static String quoted(String text) {
    boolean whole = text.length() <= LONGEST_SHOWN;
    return "'" + (whole ? shown(text) : shown(text.substring(0, LONGEST_SHOWN)) + "...") + "'";
  }

  /// The text with control and direction characters made visible.
  static String shown(String text) {
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isHidden(c)) {
        shown.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        shown.append(c);
      }
    }
    return shown.toString();
  }

  private static boolean isHidden(char c) {
    return Character.isISOControl(c)
        || Character.getType(c) == Character.FORMAT
        || c == '\u2028'
        || c == '\u2029';
  }

  /// The names in quotes, separated by commas; beyond a dozen only their number is told.
  static String list(Collection<String> names) {
    String shown =
        names.stream().limit(MOST_LISTED).map(Names::quoted).collect(Collectors.joining(", "));
    int rest = names.size() - MOST_LISTED;
    return rest > 0 ? shown + " and " + rest + " more" : shown;
  }

  /// `1 row`, `2 rows`.
  static String rows(int count) {
    return count == 1 ? "1 row" : count + " rows";
  }

  /// A hint for a name that was not found: `; did you mean 'Age'?`, or the names there are.
  static String hint(String wanted, List<String> known) {
    String best = "";
    int smallest = Integer.MAX_VALUE;
    for (String name : known) {
      int distance =
          name.equalsIgnoreCase(wanted)
              ? 0
              : distance(name.toLowerCase(Locale.ROOT), wanted.toLowerCase(Locale.ROOT));
      if (distance < smallest) {
        smallest = distance;
        best = name;
      }
    }
    boolean close = !known.isEmpty() && smallest <= Math.max(1, wanted.length() / 3);
    return close ? "did you mean " + quoted(best) + "?" : "there are " + list(known);
  }

  /// Levenshtein's distance: insertions, deletions and replacements that make one the other.
  private static int distance(String a, String b) {
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] current = new int[b.length() + 1];
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
      }
      previous = current;
    }
    return previous[b.length()];
  }
}
