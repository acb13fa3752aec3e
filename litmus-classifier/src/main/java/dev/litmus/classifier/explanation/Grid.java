package dev.litmus.classifier.explanation;

import dev.litmus.classifier.table.Column;
import dev.litmus.classifier.table.NumberColumn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// The values of a column that stand for all: rows that hold them. Of numbers the different ones
/// while they are few, else those at evenly spaced quantiles from 2.5 to 97.5 %; of words the most
/// frequent; a missing cell where there is one.
final class Grid {
  private static final int MOST_NUMBERS = 20;
  private static final int MOST_WORDS = 12;
  private static final double TAIL = 0.025;

  private Grid() {}

  static int[] of(Column column) {
    List<Integer> rows = new ArrayList<>();
    List<Integer> blank = new ArrayList<>();
    for (int row = 0; row < column.size(); row++) {
      (column.isBlank(row) ? blank : rows).add(row);
    }
    List<Integer> grid =
        new ArrayList<>(
            column instanceof NumberColumn numbers ? numbers(numbers, rows) : words(column, rows));
    blank.stream().limit(1).forEach(grid::add);
    return grid.stream().mapToInt(row -> row).toArray();
  }

  /// The rows of the different numbers, ascending.
  static List<Integer> different(NumberColumn column, List<Integer> rows) {
    List<Integer> different = new ArrayList<>();
    for (int row : sorted(column, rows)) {
      if (different.isEmpty() || column.value(different.getLast()) != column.value(row)) {
        different.add(row);
      }
    }
    return different;
  }

  /// A row for each word, the most frequent first, equally frequent ones by name.
  static List<Integer> words(Column column, List<Integer> rows, int most) {
    Map<String, Integer> counts = new HashMap<>();
    Map<String, Integer> first = new HashMap<>();
    for (int row : rows) {
      counts.merge(column.text(row), 1, Integer::sum);
      first.putIfAbsent(column.text(row), row);
    }
    return counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(most)
        .map(entry -> first.get(entry.getKey()))
        .toList();
  }

  private static List<Integer> numbers(NumberColumn column, List<Integer> rows) {
    List<Integer> different = different(column, rows);
    if (different.size() <= MOST_NUMBERS) {
      return different;
    }
    List<Integer> sorted = sorted(column, rows);
    List<Integer> quantiles =
        IntStream.range(0, MOST_NUMBERS)
            .mapToObj(i -> {
              double share = TAIL + (1 - 2 * TAIL) * i / (MOST_NUMBERS - 1);
              return sorted.get((int) Math.round(share * (sorted.size() - 1)));
            })
            .toList();
    return different(column, quantiles);
  }

  private static List<Integer> words(Column column, List<Integer> rows) {
    return words(column, rows, MOST_WORDS);
  }

  private static List<Integer> sorted(NumberColumn column, List<Integer> rows) {
    return rows.stream().sorted(Comparator.comparingDouble(column::value)).toList();
  }
}
