package dev.litmus.classifier.explanation;

import java.util.Comparator;
import java.util.List;

/// Why one row has its probability: Shapley values on the logit against the rows of a background.
/// The contributions and the base add up to the row's logit.
///
/// @param probability what the classifier says
/// @param logit log(p / (1 - p)) of that probability
/// @param baseLogit the mean logit of the background: what is said of no row in particular
/// @param exact whether all subsets of columns were looked at, not a sample of orders
/// @param columns the contribution of each column, in the classifier's order
public record Reasons(
    double probability, double logit, double baseLogit, boolean exact, List<Reason> columns) {

  /// Copies the list.
  public Reasons {
    columns = List.copyOf(columns);
  }

  /// What one column's value does to the logit.
  ///
  /// @param column its name
  /// @param value the row's cell as text; the empty string when missing
  /// @param contribution above 0 it speaks for the positive class, below 0 against it
  public record Reason(String column, String value, double contribution) {}

  /// The reasons by their size, the largest first.
  public List<Reason> strongest() {
    return columns.stream()
        .sorted(
            Comparator.comparingDouble((Reason reason) -> Math.abs(reason.contribution()))
                .reversed())
        .toList();
  }
}
