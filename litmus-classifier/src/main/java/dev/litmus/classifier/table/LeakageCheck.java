package dev.litmus.classifier.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Looks for columns that give the target away: a copy of it, or something known only afterwards. A
/// column is reported when it alone orders the rows with an area under the ROC curve above 0.999,
/// by its numbers, by the share of positives of its categories, or by being missing.
public final class LeakageCheck {
  private static final double SUSPICIOUS = 0.999;
  private static final int LEAST_ROWS = 20;
  private static final int LEAST_OF_CLASS = 5;
  private static final int MOST_ROWS = 50_000;

  /// With fewer cells than this to a category, its share of positives is mostly chance.
  private static final int CELLS_PER_CATEGORY = 10;

  private LeakageCheck() {}

  /// A notice for each suspicious column.
  ///
  /// @param table prepared training rows
  /// @param labels 0 or 1 for each row
  public static List<Notice> notices(Table table, int[] labels) {
    int positives = IntStream.of(labels).sum();
    int least = Math.min(positives, labels.length - positives);
    if (labels.length < LEAST_ROWS || least < LEAST_OF_CLASS) {
      return List.of();
    }
    int step = (labels.length + MOST_ROWS - 1) / MOST_ROWS;
    int[] rows = IntStream.range(0, (labels.length + step - 1) / step).map(i -> i * step).toArray();
    List<Notice> notices = new ArrayList<>();
    for (Column column : table.columns()) {
      double area = area(column, rows, labels);
      if (area > SUSPICIOUS) {
        notices.add(
            Notice.ofColumn(
                "leakage",
                column.name(),
                labels.length,
                ("column %s alone tells the classes apart (ROC-AUC %s): a copy of the target, or"
                        + " something known only afterwards?")
                    .formatted(
                        Names.quoted(column.name()),
                        area == 1 ? "1" : String.format(java.util.Locale.ROOT, "%.4f", area)),
                "--exclude " + Names.shown(column.name()) + " leaves it out"));
      }
    }
    return notices;
  }

  private static double area(Column column, int[] rows, int[] labels) {
    double[] missing = new double[rows.length];
    double[] scores = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      missing[i] = column.isBlank(rows[i]) ? 1 : 0;
    }
    switch (column) {
      case NumberColumn numbers -> {
        for (int i = 0; i < rows.length; i++) {
          scores[i] = numbers.value(rows[i]);
        }
      }
      case PictureColumn _ -> Arrays.fill(scores, Double.NaN);
      case TextColumn texts -> {
        Map<String, double[]> totals = new HashMap<>();
        for (int row : rows) {
          double[] total = totals.computeIfAbsent(texts.text(row), _ -> new double[2]);
          total[0] += labels[row];
          total[1]++;
        }
        boolean reliable = totals.size() * CELLS_PER_CATEGORY <= rows.length;
        for (int i = 0; i < rows.length; i++) {
          double[] total = totals.getOrDefault(texts.text(rows[i]), new double[] {0, 1});
          scores[i] = texts.isBlank(rows[i]) ? Double.NaN : reliable ? total[0] / total[1] : 0;
        }
      }
    }
    return Math.max(area(scores, rows, labels), area(missing, rows, labels));
  }

  /// Area under the ROC curve of the scores that are not NaN, in the better direction: the mean
  /// rank of the positives, ties sharing their ranks. 0.5 when it says nothing about most rows.
  private static double area(double[] scores, int[] rows, int[] labels) {
    int[] order =
        IntStream.range(0, rows.length)
            .filter(i -> !Double.isNaN(scores[i]))
            .boxed()
            .sorted((a, b) -> Double.compare(scores[a], scores[b]))
            .mapToInt(Integer::intValue)
            .toArray();
    double rankSum = 0;
    double positives = 0;
    for (int start = 0; start < order.length; ) {
      int end = start;
      int positivesHere = 0;
      while (end < order.length && scores[order[end]] == scores[order[start]]) {
        positivesHere += labels[rows[order[end]]];
        end++;
      }
      rankSum += positivesHere * (start + 1 + end) / 2.0;
      positives += positivesHere;
      start = end;
    }
    double negatives = order.length - positives;
    if (2 * order.length < rows.length
        || positives < LEAST_OF_CLASS
        || negatives < LEAST_OF_CLASS) {
      return 0.5;
    }
    double area = (rankSum - positives * (positives + 1) / 2) / (positives * negatives);
    return Math.max(area, 1 - area);
  }
}
