package dev.litmus.classifier.explanation;

import dev.litmus.classifier.table.Column;
import dev.litmus.classifier.table.NumberColumn;
import dev.litmus.classifier.table.Table;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How well a column by itself tells the classes apart: the distance from 1/2 of the area under the
/// ROC curve of its numbers, or of its words' shares of the positive class. It does not ask the
/// classifier, hence costs next to nothing; where there are too many columns to shuffle each, it
/// says which to begin with.
final class Separation {
  private Separation() {}

  /// So many columns that separate best, in the table's order.
  static List<String> strongest(Table rows, boolean[] labels, int most) {
    Map<String, Double> separations = new HashMap<>();
    for (Column column : rows.columns()) {
      separations.put(column.name(), of(column, labels));
    }
    Set<String> strongest = new HashSet<>();
    rows.names().stream()
        .sorted(
            Comparator.comparingDouble((String name) -> separations.getOrDefault(name, 0.0))
                .reversed())
        .limit(most)
        .forEach(strongest::add);
    return rows.names().stream().filter(strongest::contains).toList();
  }

  static double of(Column column, boolean[] labels) {
    double[] placements = Placements.of(scores(column, labels), labels);
    double sum = 0;
    int positives = 0;
    for (int row = 0; row < labels.length; row++) {
      if (labels[row]) {
        sum += placements[row];
        positives++;
      }
    }
    return Math.abs(sum / positives - 0.5);
  }

  private static float[] scores(Column column, boolean[] labels) {
    float[] scores = new float[labels.length];
    if (column instanceof NumberColumn numbers) {
      for (int row = 0; row < scores.length; row++) {
        double value = numbers.value(row);
        scores[row] = Double.isNaN(value) ? Float.NEGATIVE_INFINITY : (float) value;
      }
      return scores;
    }
    Map<String, int[]> counts = new HashMap<>();
    for (int row = 0; row < scores.length; row++) {
      int[] count = counts.computeIfAbsent(column.text(row), _ -> new int[2]);
      count[labels[row] ? 1 : 0]++;
    }
    for (int row = 0; row < scores.length; row++) {
      int[] count = counts.getOrDefault(column.text(row), new int[2]);
      // Half a row of each class is added, so that a word met once says little.
      scores[row] = (count[1] + 0.5f) / (count[0] + count[1] + 1);
    }
    return scores;
  }
}
