package dev.litmus.classifier.table;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Finds whether the first row of a table holds the names of the columns.
///
/// Each column votes. Where the rows below hold figures (numbers, dates), a first cell that is no
/// figure speaks for a header and one that is speaks against it, with double weight. Where they
/// hold words that come again and again, a first cell among these words speaks against a header and
/// another word for it. Rows equal to the first, missing cells and columns of ever different words
/// abstain. Without any vote a first row of different words without a figure is a header.
final class HeaderFinder {
  private static final double FIGURES = 0.9;
  private static final MissingValues MISSING = MissingValues.DEFAULT;

  private HeaderFinder() {}

  /// @param first the first row
  /// @param below the rows below, all of the usual width
  /// @param expected names that a header would hold; empty when unknown
  static boolean isHeader(List<String> first, List<List<String>> below, List<String> expected) {
    Set<String> names = new HashSet<>();
    expected.forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
    if (first.stream().anyMatch(cell -> names.contains(cell.toLowerCase(Locale.ROOT)))) {
      return true;
    }
    List<List<String>> others = below.stream().filter(row -> !row.equals(first)).toList();
    int votes = 0;
    for (int column = 0; column < first.size(); column++) {
      votes += vote(first.get(column), others, column);
    }
    return votes == 0 ? looksLikeNames(first) : votes > 0;
  }

  private static int vote(String first, List<List<String>> below, int column) {
    if (MISSING.isMissing(first)) {
      return 0;
    }
    int figures = 0;
    int cells = 0;
    Set<String> words = new HashSet<>();
    for (List<String> record : below) {
      String cell = column < record.size() ? record.get(column) : "";
      if (!MISSING.isMissing(cell)) {
        cells++;
        figures += isFigure(cell) ? 1 : 0;
        words.add(cell);
      }
    }
    if (cells == 0) {
      return 0;
    }
    if (figures >= FIGURES * cells) {
      return isFigure(first) ? -2 : 2;
    }
    if (words.contains(first)) {
      return -1;
    }
    return words.size() <= cells / 2 ? 1 : 0;
  }

  private static boolean looksLikeNames(List<String> first) {
    return new HashSet<>(first).size() == first.size()
        && first.stream().noneMatch(cell -> MISSING.isMissing(cell) || isFigure(cell));
  }

  /// Whether a cell holds a number or a date in any usual spelling: at least one digit, and nothing
  /// but what stands around digits.
  static boolean isFigure(String cell) {
    boolean digit = false;
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      if (c >= '0' && c <= '9') {
        digit = true;
      } else if ("+-.,:/%$€£¥ eETZ'".indexOf(c) < 0) {
        return false;
      }
    }
    return digit;
  }
}
