package dev.litmus.classifier.table;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// Which column is to be predicted and how its values become two classes.
///
/// @param column name or number (from 1) of the target column; the last column when empty
/// @param positive labels of the positive class; when given and the rest is more than one label,
///   the rest together is the negative class
/// @param negative label of the negative class; the rest together is the positive class
/// @param missing what happens to rows without a label
/// @param threshold makes a target of numbers binary: positive from this number on
/// @param missingValues spellings of a missing label
public record TargetOptions(
    Optional<String> column,
    List<String> positive,
    Optional<String> negative,
    Missing missing,
    OptionalDouble threshold,
    MissingValues missingValues) {

  /// What happens to rows without a label.
  public enum Missing {
    /// Left out while they are fewer than 5 % of the rows, refused otherwise.
    FEW,
    /// Left out however many they are.
    DROP,
    /// Refused.
    ERROR
  }

  /// Checks that at most one way of making two classes is given.
  public TargetOptions {
    positive = List.copyOf(positive);
    int ways = (positive.isEmpty() ? 0 : 1) + (negative.isPresent() ? 1 : 0);
    if (ways + (threshold.isPresent() ? 1 : 0) > 1) {
      throw new DataException(
          "--positive, --negative and --threshold-target exclude each other; give one of them");
    }
  }

  /// The last column, its two labels sorted, few missing labels left out.
  public static TargetOptions defaults() {
    return new TargetOptions(
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Missing.FEW,
        OptionalDouble.empty(),
        MissingValues.DEFAULT);
  }

  /// With this target column, by name or by number from 1.
  public TargetOptions withColumn(String newColumn) {
    return new TargetOptions(
        Optional.of(newColumn), positive, negative, missing, threshold, missingValues);
  }

  /// With these labels as the positive class.
  public TargetOptions withPositive(String... labels) {
    return new TargetOptions(column, List.of(labels), negative, missing, threshold, missingValues);
  }

  /// With this label as the negative class.
  public TargetOptions withNegative(String label) {
    return new TargetOptions(
        column, positive, Optional.of(label), missing, threshold, missingValues);
  }

  /// With this treatment of rows without a label.
  public TargetOptions withMissing(Missing newMissing) {
    return new TargetOptions(column, positive, negative, newMissing, threshold, missingValues);
  }

  /// With numbers from the threshold on as the positive class.
  public TargetOptions withThreshold(double newThreshold) {
    return new TargetOptions(
        column, positive, negative, missing, OptionalDouble.of(newThreshold), missingValues);
  }

  /// With these spellings of a missing label.
  public TargetOptions withMissingValues(MissingValues newMissingValues) {
    return new TargetOptions(column, positive, negative, missing, threshold, newMissingValues);
  }
}
