package dev.litmus.classifier.explanation;

import java.util.List;

/// What would have to be different about a row for another verdict.
///
/// @param changes the cells that change, the fewest that are enough
/// @param probability of the positive class after them
/// @param distance how far the row moves: for a number the share of the known rows between the old
///   and the new value, for a word 1
public record Counterfactual(List<Change> changes, double probability, double distance) {

  /// Copies the changes.
  public Counterfactual {
    changes = List.copyOf(changes);
  }

  /// One cell that changes.
  ///
  /// @param column its column
  /// @param from the cell as it is; the empty string when missing
  /// @param to a value that a known row has
  public record Change(String column, String from, String to) {}
}
