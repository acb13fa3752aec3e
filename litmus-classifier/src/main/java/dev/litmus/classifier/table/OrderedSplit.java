package dev.litmus.classifier.table;

import dev.litmus.nn.random.NumpyRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// Rows divided in two by what a column says of them, where a division at random would let rows of
/// one person or of one moment stand in both parts, and figures would be too good.
final class OrderedSplit {
  private OrderedSplit() {}

  /// All rows of a group come into the same part: those of scikit-learn's `GroupShuffleSplit` with
  /// `test_size` the share of groups and `random_state` the seed.
  static TrainTestSplit byGroup(int[] rows, String[] groups, double share, long seed) {
    Set<String> names = new TreeSet<>();
    for (int row : rows) {
      names.add(groups[row]);
    }
    List<String> sorted = new ArrayList<>(names);
    int tested = (int) Math.ceil(share * sorted.size());
    Set<String> chosen = new HashSet<>();
    int[] order = new NumpyRandom(seed).permutation(sorted.size());
    for (int i = 0; i < tested; i++) {
      chosen.add(sorted.get(order[i]));
    }
    return new TrainTestSplit(
        Arrays.stream(rows).filter(row -> !chosen.contains(groups[row])).toArray(),
        Arrays.stream(rows).filter(row -> chosen.contains(groups[row])).toArray());
  }

  /// The last rows in time are tested on; rows of the same moment stay together.
  static TrainTestSplit byTime(int[] rows, double[] times, double share) {
    int[] sorted =
        Arrays.stream(rows)
            .boxed()
            .sorted((a, b) -> Double.compare(times[a], times[b]))
            .mapToInt(Integer::intValue)
            .toArray();
    int trained = sorted.length - (int) Math.ceil(share * sorted.length);
    int cut = trained;
    while (cut > 0 && cut < sorted.length && times[sorted[cut]] == times[sorted[cut - 1]]) {
      cut--;
    }
    // Where the first moment has most of the rows, they are cut after all.
    cut = cut == 0 ? trained : cut;
    return new TrainTestSplit(
        Arrays.copyOf(sorted, cut), Arrays.copyOfRange(sorted, cut, sorted.length));
  }

  /// The groups of all rows; a row without a group is a group of its own.
  static String[] groups(Table table, String column, MissingValues missing) {
    Column cells = table.column(column);
    String[] groups = new String[cells.size()];
    for (int row = 0; row < groups.length; row++) {
      String cell = cells.text(row);
      groups[row] = missing.isMissing(cell) ? "\u0000" + row : cell;
    }
    return groups;
  }

  /// The times of all rows: dates, numbers, or words in sort order.
  ///
  /// @throws DataException when some rows have none
  static double[] times(Table table, String column, MissingValues missing) {
    Column cells = table.column(column);
    int rows = cells.size();
    for (int row = 0; row < rows; row++) {
      if (missing.isMissing(cells.text(row))) {
        throw new DataException(
            "%s: --time %s is missing; a split by time needs the time of every row"
                .formatted(table.place(row), Names.quoted(column)));
      }
    }
    if (cells instanceof NumberColumn numbers) {
      return numbers.toDoubles();
    }
    DateOrder order = DateConversion.order(cells, new ArrayList<>());
    double[] dates =
        IntStream.range(0, rows)
            .mapToDouble(row -> DateText.seconds(cells.text(row), order))
            .toArray();
    if (Arrays.stream(dates).noneMatch(Double::isNaN)) {
      return dates;
    }
    double[] numbers =
        IntStream.range(0, rows)
            .mapToDouble(row -> NumberStyle.PLAIN.parse(cells.text(row)))
            .toArray();
    if (Arrays.stream(numbers).noneMatch(Double::isNaN)) {
      return numbers;
    }
    Map<String, Integer> places = new HashMap<>();
    Set<String> words = new TreeSet<>();
    IntStream.range(0, rows).forEach(row -> words.add(cells.text(row)));
    words.forEach(word -> places.put(word, places.size()));
    return IntStream.range(0, rows)
        .mapToDouble(row -> places.getOrDefault(cells.text(row), 0))
        .toArray();
  }
}
