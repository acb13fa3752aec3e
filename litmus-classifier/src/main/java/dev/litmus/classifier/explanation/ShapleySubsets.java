package dev.litmus.classifier.explanation;

/// Shapley values by definition: with v(S) the mean logit when the columns S are the row's own,
///
/// φ(j) = Σ over S without j of |S|! (d - 1 - |S|)! / d! · (v(S + j) - v(S)).
final class ShapleySubsets {
  private final Recombination recombination;
  private final int backgroundRows;
  private final int explained;
  private final int columns;

  ShapleySubsets(Recombination recombination, int backgroundRows, int explained) {
    this.recombination = recombination;
    this.backgroundRows = backgroundRows;
    this.explained = explained;
    this.columns = recombination.cells().columnCount();
  }

  double[] contributions() {
    double[] worth = worth();
    double[] weights = weights();
    double[] contributions = new double[columns];
    for (int subset = 0; subset < worth.length; subset++) {
      double weight = subset == worth.length - 1 ? 0 : weights[Integer.bitCount(subset)];
      for (int column = 0; column < columns; column++) {
        int bit = 1 << column;
        if ((subset & bit) == 0) {
          contributions[column] += weight * (worth[subset | bit] - worth[subset]);
        }
      }
    }
    return contributions;
  }

  /// v(S) by the bits of S.
  private double[] worth() {
    int subsets = 1 << columns;
    double[] logits =
        recombination.logits(
            subsets * backgroundRows,
            (row, column) ->
                ((row / backgroundRows) & (1 << column)) != 0 ? explained : row % backgroundRows);
    double[] worth = new double[subsets];
    for (int row = 0; row < logits.length; row++) {
      worth[row / backgroundRows] += logits[row] / backgroundRows;
    }
    return worth;
  }

  /// size! (d - 1 - size)! / d! by the size of the subset: 1 / (d · C(d - 1, size)).
  private double[] weights() {
    double[] weights = new double[columns];
    double chosen = 1;
    for (int size = 0; size < columns; size++) {
      weights[size] = 1 / (columns * chosen);
      chosen = chosen * (columns - 1 - size) / (size + 1);
    }
    return weights;
  }
}
