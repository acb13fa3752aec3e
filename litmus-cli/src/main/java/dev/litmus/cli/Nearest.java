package dev.litmus.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// Finds the known name that a mistyped one most likely means.
final class Nearest {
  private Nearest() {}

  /// The name with the fewest edits to the given one, if these are at most a third of its length
  /// and at least one; or else the first name that begins with it.
  static Optional<String> to(String name, Collection<String> known) {
    String word = name.split("=", 2)[0];
    int allowed = Math.max(1, word.length() / 3);
    return known.stream()
        .filter(candidate -> distance(word, candidate) <= allowed)
        .min(Comparator.comparingInt(candidate -> distance(word, candidate)))
        .or(() -> known.stream().filter(candidate -> candidate.startsWith(word)).findFirst());
  }

  /// Edits (insertions, deletions, substitutions, swaps of neighbours) that lead from a to b.
  static int distance(String a, String b) {
    int[][] edits = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        edits[i][j] = i == 0 || j == 0 ? i + j : edit(a, b, i, j, edits);
      }
    }
    return edits[a.length()][b.length()];
  }

  private static int edit(String a, String b, int i, int j, int[][] edits) {
    int substitution = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int least =
        Math.min(
            edits[i - 1][j - 1] + substitution, Math.min(edits[i - 1][j], edits[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(least, edits[i - 2][j - 2] + 1) : least;
  }
}
