package dev.litmus.nn.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// What a mistyped name may have meant.
public final class Suggestions {
  private static final int MOST_SHOWN = 12;

  /// A longer word, which only a file brings, is compared as far as this.
  private static final int MOST_COMPARED = 64;

  private Suggestions() {}

  /// The refusal of a name: `activation 'rleu' is not known; known, nearest first: relu, elu, ...`.
  public static IllegalArgumentException unknown(
      String kind, String given, Collection<String> known) {
    List<String> nearest = nearestFirst(given, known);
    String shown = String.join(", ", nearest.subList(0, Math.min(MOST_SHOWN, nearest.size())));
    return new IllegalArgumentException(
        "%s '%s' is not known; known, nearest first: %s"
            .formatted(kind, given, nearest.size() > MOST_SHOWN ? shown + ", ..." : shown));
  }

  /// The known names, fewest edits away first; names equally far stay in their order.
  public static List<String> nearestFirst(String given, Collection<String> known) {
    String wanted = normalized(given.substring(0, Math.min(MOST_COMPARED, given.length())));
    List<String> sorted = new ArrayList<>(known);
    sorted.sort(Comparator.comparingInt(name -> distance(wanted, normalized(name))));
    return sorted;
  }

  private static String normalized(String name) {
    return name.replaceAll("[_\\- ]", "").toLowerCase(Locale.ROOT);
  }

  /// The number of insertions, deletions, replacements and swaps of neighbours between two words
  /// (optimal string alignment distance).
  static int distance(String a, String b) {
    int[][] edits = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          edits[i][j] = i + j;
          continue;
        }
        int replacement = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int best =
            Math.min(
                edits[i - 1][j - 1] + replacement, Math.min(edits[i - 1][j], edits[i][j - 1]) + 1);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          best = Math.min(best, edits[i - 2][j - 2] + 1);
        }
        edits[i][j] = best;
      }
    }
    return edits[a.length()][b.length()];
  }
}
