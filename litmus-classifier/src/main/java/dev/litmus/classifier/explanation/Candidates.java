package dev.litmus.classifier.explanation;

import dev.litmus.classifier.table.Column;
import dev.litmus.classifier.table.NumberColumn;
import java.util.ArrayList;
import java.util.List;

/// The values that a column of a row may change to: those that known rows have, the missing cell
/// not among them.
final class Candidates {
  private static final int MOST = 48;

  private final Column cells;
  private final int row;
  private final List<Integer> rows;
  private final double[] ranks;

  /// @param cells the known rows' cells followed by the row's own
  /// @param row the row that is to change, the last
  Candidates(Column cells, int row) {
    this.cells = cells;
    this.row = row;
    List<Integer> known = new ArrayList<>();
    for (int i = 0; i < row; i++) {
      if (!cells.isBlank(i)) {
        known.add(i);
      }
    }
    List<Integer> different =
        cells instanceof NumberColumn numbers
            ? Grid.different(numbers, known)
            : Grid.words(cells, known, MOST);
    this.rows = different.stream().filter(i -> !cells.text(i).equals(cells.text(row))).toList();
    this.ranks =
        cells instanceof NumberColumn numbers
            ? known.stream().mapToDouble(numbers::value).sorted().toArray()
            : new double[0];
  }

  /// So many of them: of numbers spread evenly, of words the most frequent.
  List<Integer> some(int most) {
    if (rows.size() <= most) {
      return rows;
    }
    if (!(cells instanceof NumberColumn)) {
      return rows.subList(0, most);
    }
    List<Integer> spread = new ArrayList<>();
    for (int i = 0; i < most; i++) {
      spread.add(rows.get((int) Math.round((double) i * (rows.size() - 1) / (most - 1))));
    }
    return spread;
  }

  List<Integer> some() {
    return some(MOST);
  }

  /// Those between the row's own number and another, the nearest to its own first.
  List<Integer> before(int candidate) {
    if (!(cells instanceof NumberColumn numbers) || cells.isBlank(row)) {
      return List.of();
    }
    double own = numbers.value(row);
    double other = numbers.value(candidate);
    List<Integer> between =
        rows.stream()
            .filter(i ->
                Math.abs(numbers.value(i) - own) < Math.abs(other - own)
                    && numbers.value(i) > own == other > own)
            .toList();
    return own < other ? between : between.reversed();
  }

  /// For numbers the share of the known rows between the two, for words 1.
  double distance(int candidate) {
    if (!(cells instanceof NumberColumn numbers) || cells.isBlank(row)) {
      return 1;
    }
    return Math.abs(rank(numbers.value(candidate)) - rank(numbers.value(row)));
  }

  /// The share of known numbers below, equal ones counting half.
  private double rank(double value) {
    double below = 0;
    for (double known : ranks) {
      below += known < value ? 1 : known == value ? 0.5 : 0;
    }
    return below / ranks.length;
  }
}
