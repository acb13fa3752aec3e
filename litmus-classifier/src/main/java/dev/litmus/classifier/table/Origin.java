package dev.litmus.classifier.table;

/// Where the rows of a [Table] came from, for messages.
@FunctionalInterface
public interface Origin {
  /// Rows of no file: `row 1` is the first.
  Origin ROWS = row -> "row " + (row + 1);

  /// The place of a row (counted from 0), such as `bank.csv:17` or `row 17`.
  String place(int row);

  /// Rows of a text file, each with the line it starts on.
  static Origin lines(String file, int[] lines) {
    return new LineOrigin(file, lines);
  }

  /// Rows of a file that has no lines, or whose lines were not counted.
  static Origin rowsOf(String file) {
    return rowsOf(file, 0);
  }

  /// The same, behind the first so many rows of the file.
  static Origin rowsOf(String file, long first) {
    return row -> file + " row " + (first + row + 1);
  }

  /// The origin of a choice of these rows.
  default Origin rows(int[] rows) {
    int[] chosen = rows.clone();
    return row -> place(chosen[row]);
  }

  /// The origin of so many of these rows, followed by others.
  default Origin followedBy(int count, Origin others) {
    return row -> row < count ? place(row) : others.place(row - count);
  }
}
