package dev.litmus.classifier.explanation;

import dev.litmus.classifier.evaluation.Interval;
import java.util.Comparator;
import java.util.List;

/// What each column is worth to a classifier: how much worse it gets when the column's cells are
/// shuffled among the rows (L. Breiman, "Random forests", 2001).
///
/// Columns that say the same stand in for each other: each alone may then look worthless.
///
/// @param rocAuc the area under the ROC curve with all columns as they are
/// @param logLoss the log-loss with all columns as they are
/// @param rows how many rows it was measured on
/// @param repeats how often each column was shuffled
/// @param columns in the order of the classifier's columns
public record Importance(
    double rocAuc, double logLoss, int rows, int repeats, List<ColumnImportance> columns) {

  /// Copies the list.
  public Importance {
    columns = List.copyOf(columns);
  }

  /// What one column is worth.
  ///
  /// @param column its name
  /// @param rocAucDrop how much the area falls, the mean over the repeats; NaN without both classes
  /// @param rocAucInterval its 95 % interval, by DeLong's variance of the difference
  /// @param logLossRise how much the log-loss rises
  /// @param logLossInterval its 95 % interval, by the variance of the rows' differences
  public record ColumnImportance(
      String column,
      double rocAucDrop,
      Interval rocAucInterval,
      double logLossRise,
      Interval logLossInterval) {

    /// Whether shuffling the column costs something beyond chance: the interval of the rise in
    /// log-loss is above 0.
    public boolean matters() {
      return logLossInterval.low() > 0;
    }
  }

  /// The columns by the rise in log-loss, the largest first.
  public List<ColumnImportance> strongest() {
    return columns.stream()
        .sorted(Comparator.comparingDouble(ColumnImportance::logLossRise).reversed())
        .toList();
  }
}
