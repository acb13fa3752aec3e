package dev.litmus.classifier.explanation;

import dev.litmus.classifier.evaluation.Interval;
import dev.litmus.classifier.evaluation.RowLosses;
import dev.litmus.classifier.explanation.Importance.ColumnImportance;
import dev.litmus.classifier.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Shuffles one column after the other and looks at what that costs.
///
/// The intervals are for the rows, not only for the shuffling: they say within which limits the
/// figure would lie on other rows like these. For each row the loss, and its placement among the
/// rows of the other class, are averaged over the repeats; the spread of the differences gives the
/// variance.
final class PermutationImportance {
  private final Scorer scorer;
  private final Table rows;
  private final List<String> weighed;
  private final boolean[] labels;
  private final int repeats;
  private final long seed;

  /// @param weighed the columns that are shuffled
  PermutationImportance(
      Scorer scorer, Table rows, List<String> weighed, boolean[] labels, int repeats, long seed) {
    this.scorer = scorer;
    this.rows = rows;
    this.weighed = weighed;
    this.labels = labels;
    this.repeats = repeats;
    this.seed = seed;
  }

  Importance compute() {
    float[] scores = scorer.probabilities(rows);
    double[] losses = losses(scores);
    double[] placements = Placements.of(scores, labels);
    List<ColumnImportance> columns = new ArrayList<>();
    for (String column : weighed) {
      columns.add(column(column, losses, placements));
    }
    return new Importance(mean(placements, true), mean(losses), rows.rowCount(), repeats, columns);
  }

  private ColumnImportance column(String name, double[] losses, double[] placements) {
    int count = losses.length;
    double[] rises = new double[count];
    double[] drops = new double[count];
    // A generator for each column: what a column is worth does not hang on the columns before it.
    Random random = new Random(seed * 31 + rows.names().indexOf(name));
    for (int repeat = 0; repeat < repeats; repeat++) {
      int[] order = Sample.permutation(count, random);
      float[] scores = scorer.probabilities(rows.with(rows.column(name).rows(order)));
      double[] lossesNow = losses(scores);
      double[] placementsNow = Placements.of(scores, labels);
      for (int row = 0; row < count; row++) {
        rises[row] += (lossesNow[row] - losses[row]) / repeats;
        drops[row] += (placements[row] - placementsNow[row]) / repeats;
      }
    }
    double drop = mean(drops, true);
    double rise = mean(rises);
    return new ColumnImportance(
        name,
        drop,
        Interval.normal(drop, varianceOfMean(drops, true) + varianceOfMean(drops, false)),
        rise,
        Interval.normal(rise, varianceOfMean(rises)));
  }

  private double[] losses(float[] probabilities) {
    double[] losses = new double[probabilities.length];
    for (int row = 0; row < losses.length; row++) {
      losses[row] = RowLosses.logLoss(probabilities[row], labels[row]);
    }
    return losses;
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  private static double varianceOfMean(double[] values) {
    double mean = mean(values);
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return squares / (values.length - 1.0) / values.length;
  }

  private double mean(double[] values, boolean positive) {
    return mean(ofClass(values, positive));
  }

  private double varianceOfMean(double[] values, boolean positive) {
    return varianceOfMean(ofClass(values, positive));
  }

  private double[] ofClass(double[] values, boolean positive) {
    double[] chosen = new double[values.length];
    int count = 0;
    for (int row = 0; row < values.length; row++) {
      if (labels[row] == positive) {
        chosen[count++] = values[row];
      }
    }
    return Arrays.copyOf(chosen, count);
  }
}
