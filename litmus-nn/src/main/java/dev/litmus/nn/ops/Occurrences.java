package dev.litmus.nn.ops;

/// Takes the gradients of the rows of a table, one for each time that a row was looked up: the same
/// row may come several times, and is not to be added up before.
@FunctionalInterface
public interface Occurrences {
  /// Takes one.
  ///
  /// @param row the row of the table
  /// @param values its gradient stands here, from `offset` on, as many numbers as a row has
  void add(int row, float[] values, int offset);
}
