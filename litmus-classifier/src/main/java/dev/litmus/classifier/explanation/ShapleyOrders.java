package dev.litmus.classifier.explanation;

import java.util.Random;

/// Shapley values from random orders of the columns and their reverses: R. Mitchell, J. Cooper, E.
/// Frank and G. Holmes, "Sampling permutations for Shapley value estimation" (2022).
final class ShapleyOrders {
  /// How many cells the walks for one row may read in all, beyond the first pair.
  private static final long MOST_CELLS = 4_000_000;

  private static final int MOST_PAIRS = 16;

  private final Recombination recombination;
  private final double[] logits;
  private final int backgroundRows;
  private final int explained;
  private final long seed;
  private final int columns;

  /// @param logits of the rows that cells come from
  ShapleyOrders(
      Recombination recombination, double[] logits, int backgroundRows, int explained, long seed) {
    this.recombination = recombination;
    this.logits = logits;
    this.backgroundRows = backgroundRows;
    this.explained = explained;
    this.seed = seed;
    this.columns = recombination.cells().columnCount();
  }

  double[] contributions() {
    double[] contributions = new double[columns];
    Random random = new Random(seed);
    int pairs = pairs();
    for (int pair = 0; pair < pairs; pair++) {
      int[][] orders = new int[backgroundRows][];
      for (int row = 0; row < backgroundRows; row++) {
        orders[row] = Sample.permutation(columns, random);
      }
      walk(orders, contributions, pairs);
      for (int row = 0; row < backgroundRows; row++) {
        reverse(orders[row]);
      }
      walk(orders, contributions, pairs);
    }
    return contributions;
  }

  private int pairs() {
    long cells = 2L * backgroundRows * columns * columns;
    return Math.clamp(MOST_CELLS / cells, 1, MOST_PAIRS);
  }

  /// One walk from every row of the background. After k steps the first k columns of its order are
  /// the explained row's; both ends are known, so there are d - 1 rows to score a walk.
  private void walk(int[][] orders, double[] contributions, int pairs) {
    int[][] places = new int[backgroundRows][columns];
    for (int row = 0; row < backgroundRows; row++) {
      for (int step = 0; step < columns; step++) {
        places[row][orders[row][step]] = step;
      }
    }
    int steps = columns - 1;
    double[] between =
        recombination.logits(
            backgroundRows * steps,
            (row, column) -> places[row / steps][column] <= row % steps ? explained : row / steps);
    double share = 1.0 / (2 * pairs) / backgroundRows;
    for (int row = 0; row < backgroundRows; row++) {
      double before = logits[row];
      for (int step = 0; step < columns; step++) {
        double after = step == steps ? logits[explained] : between[row * steps + step];
        contributions[orders[row][step]] += share * (after - before);
        before = after;
      }
    }
  }

  private static void reverse(int[] order) {
    for (int i = 0, j = order.length - 1; i < j; i++, j--) {
      int kept = order[i];
      order[i] = order[j];
      order[j] = kept;
    }
  }
}
