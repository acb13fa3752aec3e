package dev.litmus.classifier.evaluation;

import dev.litmus.classifier.table.Column;
import dev.litmus.classifier.table.NumberColumn;
import dev.litmus.classifier.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Where a classifier does worse than elsewhere: the figures of every subgroup that one column
/// makes. A category makes one of each word, a column of numbers four of equal size, both one of
/// their missing cells. Subgroups of few rows are left out, and so are those of nearly all rows.
///
/// Of many subgroups some look bad by chance. So the p-values are corrected for their number.
///
/// @param slices the worst gap first
public record Slices(List<Slice> slices) {
  /// Fewer rows than that have intervals too wide to be of use.
  public static final int FEWEST_ROWS = 30;

  private static final int QUANTILES = 4;
  private static final String MISSING = "missing";

  /// Copies the list.
  public Slices {
    slices = List.copyOf(slices);
  }

  /// All slices with at least so many rows.
  ///
  /// @param rows the columns to divide by, converted by the classifier's schema
  /// @param evaluation of the same rows in the same order
  public static Slices of(Table rows, Evaluation evaluation, int fewestRows) {
    Scores scores = evaluation.scores();
    List<Slice> found = new ArrayList<>();
    for (Column column : rows.columns()) {
      groups(column)
          .forEach((value, members) -> {
            if (members.length >= fewestRows && scores.size() - members.length >= fewestRows) {
              found.add(slice(column.name(), value, members, evaluation));
            }
          });
    }
    List<Double> corrected = PairedComparison.holm(found.stream().map(Slice::pValue).toList());
    List<Slice> slices = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      Slice one = found.get(i);
      slices.add(
          new Slice(one.column(), one.value(), one.evaluation(), one.gap(), corrected.get(i)));
    }
    slices.sort(Comparator.comparingDouble(Slice::gap).reversed());
    return new Slices(slices);
  }

  private static Slice slice(String column, String value, int[] members, Evaluation evaluation) {
    boolean[] inside = new boolean[evaluation.scores().size()];
    for (int row : members) {
      inside[row] = true;
    }
    int[] others = IntStream.range(0, inside.length).filter(row -> !inside[row]).toArray();
    Evaluation ofSlice = Evaluation.of(evaluation.scores().rows(members), evaluation.threshold());
    Evaluation ofOthers = Evaluation.of(evaluation.scores().rows(others), evaluation.threshold());
    double gap = ofSlice.value(Figure.LOG_LOSS) - ofOthers.value(Figure.LOG_LOSS);
    double variance = varianceOfLogLoss(ofSlice) + varianceOfLogLoss(ofOthers);
    double pValue = variance > 0 ? 2 * Normal.probability(-Math.abs(gap) / Math.sqrt(variance)) : 1;
    return new Slice(column, value, ofSlice, gap, pValue);
  }

  private static double varianceOfLogLoss(Evaluation evaluation) {
    Scores scores = evaluation.scores();
    Placements.Spread spread = new Placements.Spread();
    for (int row = 0; row < scores.size(); row++) {
      double loss = RowLosses.logLoss(scores.probability(row), scores.positive(row));
      spread.add(loss - evaluation.value(Figure.LOG_LOSS), scores.weight(row));
    }
    return spread.varianceOfMean();
  }

  private static Map<String, int[]> groups(Column column) {
    return column instanceof NumberColumn numbers ? quantiles(numbers) : words(column);
  }

  private static Map<String, int[]> words(Column column) {
    Map<String, List<Integer>> rows = new TreeMap<>();
    for (int row = 0; row < column.size(); row++) {
      String word = column.isBlank(row) ? MISSING : column.text(row);
      rows.computeIfAbsent(word, key -> new ArrayList<>()).add(row);
    }
    Map<String, int[]> groups = new LinkedHashMap<>();
    rows.forEach((word, members) ->
        groups.put(word, members.stream().mapToInt(Integer::intValue).toArray()));
    return groups;
  }

  /// Quarters of the numbers; equal numbers are in the same one, so that there may be fewer.
  private static Map<String, int[]> quantiles(NumberColumn numbers) {
    int[] known =
        IntStream.range(0, numbers.size())
            .filter(row -> !Double.isNaN(numbers.value(row)))
            .toArray();
    double[] sorted = Arrays.stream(known).mapToDouble(numbers::value).sorted().toArray();
    Map<String, int[]> groups = new LinkedHashMap<>();
    int from = 0;
    for (int quarter = 1; quarter <= QUANTILES && from < sorted.length; quarter++) {
      int to = (int) ((long) sorted.length * quarter / QUANTILES);
      while (to > from && to < sorted.length && sorted[to] == sorted[to - 1]) {
        to++;
      }
      if (to > from) {
        double low = sorted[from];
        double high = sorted[to - 1];
        groups.put(
            low == high
                ? Digits.plain(low)
                : "%s to %s".formatted(Digits.plain(low), Digits.plain(high)),
            Arrays.stream(known)
                .filter(row -> numbers.value(row) >= low && numbers.value(row) <= high)
                .toArray());
        from = to;
      }
    }
    if (known.length < numbers.size()) {
      groups.put(
          MISSING,
          IntStream.range(0, numbers.size())
              .filter(row -> Double.isNaN(numbers.value(row)))
              .toArray());
    }
    return groups;
  }
}
