package dev.litmus.nn.losses;

import dev.litmus.nn.Config;

/// A loss of the overlap of labels and predictions, over a whole batch at once or, with Keras's
/// `axis` -1, over each row.
interface Overlap extends Loss {
  float EPSILON = 1e-7f;

  /// Whether each row has a loss of its own.
  boolean eachRow();

  @Override
  default double ofBatch(float[] yTrue, float[] yPred, int rows, int units, float[] weights) {
    return eachRow()
        ? Loss.super.ofBatch(yTrue, yPred, rows, units, weights)
        : scale(rows, weights) * value(yTrue, yPred, 0, rows * units);
  }

  @Override
  default void gradientOfBatch(
      float[] yTrue, float[] yPred, int rows, int units, float[] weights, float[] out) {
    if (eachRow()) {
      Loss.super.gradientOfBatch(yTrue, yPred, rows, units, weights, out);
    } else {
      gradient(yTrue, yPred, 0, rows * units, (float) scale(rows, weights), out);
    }
  }

  /// Keras multiplies the one number of the batch by every weight and reduces that; without
  /// weights, or with a single one, it is done.
  private double scale(int rows, float[] weights) {
    if (rows == 1) {
      return weights[0];
    }
    for (int row = 0; row < rows; row++) {
      if (weights[row] != 1) {
        double divisor = reduction().divisor(rows, weights);
        return divisor == 0 ? 0 : Reduction.total(rows, weights) / divisor;
      }
    }
    return 1;
  }

  /// Reads the key `axis`.
  static boolean eachRow(Config config) {
    return switch (config.value("axis")) {
      case null -> false;
      case Long axis when axis == -1 || axis == 1 -> true;
      case Object other ->
          throw new IllegalArgumentException(
              "%s: axis = %s is not supported; expected null, for the whole batch, or -1"
                  .formatted(config.owner(), other));
    };
  }
}
