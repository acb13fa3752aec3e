package dev.litmus.classifier.table;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/// What one pass over the cells of a column shows, before anything is decided about it.
final class ColumnScan {
  /// Of a column that is not all numbers, the share that must look like figures for other spellings
  /// of numbers to be considered.
  private static final double FIGURES = 0.5;

  /// So many different words are looked at once only, however often they come.
  private static final int MOST_WORDS = 1000;

  private final Column column;
  private final MissingValues missing;
  private final Map<String, Integer> missingSpellings = new TreeMap<>();
  private int missingCount;
  private int numbers;
  private int digitsOnly;
  private int leadingZeros;
  private int figures;

  ColumnScan(Column column, MissingValues missing) {
    this.column = column;
    this.missing = missing;
    switch (column) {
      case NumberColumn given -> scan(given);
      case TextColumn given -> scan(given);
      case PictureColumn _ -> {}
    }
  }

  private void scan(NumberColumn given) {
    for (int row = 0; row < given.size(); row++) {
      if (missing.isMissing(given.value(row))) {
        missingCount++;
      }
    }
    numbers = present();
    if (missingCount > 0) {
      missingSpellings.put("", missingCount);
    }
  }

  private void scan(TextColumn given) {
    byte[] bytes = given.bytes();
    Map<String, Integer> words = new HashMap<>();
    for (int row = 0; row < given.size(); row++) {
      int start = given.start(row);
      int end = given.end(row);
      double number = NumberParser.parse(bytes, start, end);
      if (!Double.isNaN(number) && !missing.isMissing(number)) {
        numbers++;
        if (isDigitsOnly(bytes, start, end)) {
          digitsOnly++;
          leadingZeros += end - start > 1 && bytes[start] == '0' ? 1 : 0;
        }
        continue;
      }
      String cell = given.text(row);
      if (words.size() < MOST_WORDS || words.containsKey(cell)) {
        words.merge(cell, 1, Integer::sum);
      } else {
        look(cell, 1);
      }
    }
    words.forEach(this::look);
  }

  private void look(String cell, int count) {
    if (missing.isMissing(cell)) {
      missingCount += count;
      missingSpellings.merge(cell, count, Integer::sum);
    } else {
      figures += HeaderFinder.isFigure(cell) ? count : 0;
    }
  }

  private static boolean isDigitsOnly(byte[] bytes, int start, int end) {
    for (int i = start; i < end; i++) {
      if (bytes[i] < '0' || bytes[i] > '9') {
        return false;
      }
    }
    return true;
  }

  Column column() {
    return column;
  }

  MissingValues missing() {
    return missing;
  }

  /// How often each spelling of a missing cell occurs.
  Map<String, Integer> missingSpellings() {
    return missingSpellings;
  }

  int missingCount() {
    return missingCount;
  }

  /// Number of cells that are not missing.
  int present() {
    return column.size() - missingCount;
  }

  /// Number of cells that are plain numbers.
  int numbers() {
    return numbers;
  }

  /// Whether the cells are codes: digits only, some with a zero in front.
  boolean isCode() {
    return leadingZeros > 0 && digitsOnly == present();
  }

  /// Whether cells that are no plain numbers may be numbers in another spelling.
  boolean mayBeStyled() {
    return numbers < present() && numbers + figures >= FIGURES * present();
  }

  /// How the numbers are spelled.
  NumberEvidence evidence() {
    NumberEvidence evidence = new NumberEvidence();
    forEachPresent(evidence::add);
    return evidence;
  }

  /// How many cells are numbers in a style.
  int numbers(NumberStyle style) {
    int[] count = new int[1];
    forEachPresent(cell -> count[0] += Double.isNaN(style.parse(cell)) ? 0 : 1);
    return count[0];
  }

  /// Whether all cells name files of pictures.
  boolean isPictures() {
    int[] others = new int[1];
    forEachPresent(cell -> others[0] += PictureFile.isNamedSo(cell) ? 0 : 1);
    return others[0] == 0;
  }

  /// How many cells hold dates.
  int dates() {
    int[] count = new int[1];
    forEachPresent(cell -> count[0] += DateText.isDate(cell) ? 1 : 0);
    return count[0];
  }

  /// The different words; counting stops once there are more than the most and one came twice.
  Words words(int most) {
    Map<String, Boolean> seen = new HashMap<>();
    Words words = new Words();
    for (int row = 0; row < column.size(); row++) {
      String cell = column.text(row);
      Boolean absent = seen.get(cell);
      if (absent != null) {
        words.unique &= absent;
      } else {
        absent = missing.isMissing(cell);
        seen.put(cell, absent);
        if (!absent) {
          words.first = words.different == 0 ? cell : words.first;
          words.different++;
          words.blanks += cell.chars().filter(c -> c == ' ').count();
        }
      }
      if (!words.unique && words.different > most) {
        words.stopped = true;
        break;
      }
    }
    return words;
  }

  /// The different words of a column.
  static final class Words {
    private int different;
    private long blanks;
    private boolean unique = true;
    private boolean stopped;
    private String first = "";

    int different() {
      return different;
    }

    boolean isUnique() {
      return unique;
    }

    boolean isStopped() {
      return stopped;
    }

    String first() {
      return first;
    }

    /// Whether the average value has three words or more.
    boolean isProse() {
      return blanks >= 2L * different;
    }
  }

  @FunctionalInterface
  private interface CellVisitor {
    void visit(String cell);
  }

  private void forEachPresent(CellVisitor visitor) {
    for (int row = 0; row < column.size(); row++) {
      String cell = column.text(row);
      if (!missing.isMissing(cell)) {
        visitor.visit(cell);
      }
    }
  }
}
