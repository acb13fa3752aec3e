package dev.litmus.classifier.evaluation;

/// A subgroup of rows that share a value of a column, or a quarter of its numbers.
///
/// @param column its name
/// @param value as for people: a category, `0.5 to 2`, or `missing`
/// @param evaluation the figures of its rows, with intervals
/// @param gap the log-loss of its rows minus that of all other rows; above 0 is worse
/// @param pValue how often a gap as large would be seen if there were none, two-sided, by the
///   normal distribution of the difference of means; corrected for the number of slices by Holm's
///   method
public record Slice(String column, String value, Evaluation evaluation, double gap, double pValue) {
  /// How many rows there are.
  public int rows() {
    return evaluation.scores().size();
  }
}
