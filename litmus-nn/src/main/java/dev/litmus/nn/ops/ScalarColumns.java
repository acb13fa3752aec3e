package dev.litmus.nn.ops;

/// Products of matrices that stand column by column, in plain Java. A column is a row of the
/// transposed matrix.
final class ScalarColumns {
  private ScalarColumns() {}

  /// See [Kernels#affineColumns]: y^T = W^T x^T.
  static void affine(
      int rows, int features, int units, float[] x, float[] w, float[] bias, float[] y) {
    ScalarMatmul.multiply(
        units, rows, features, w, 0, 1, units, x, 0, rows, 1, y, 0, rows, 1, false);
    for (int j = 0; j < bias.length; j++) {
      for (int at = j * rows; at < (j + 1) * rows; at++) {
        y[at] += bias[j];
      }
    }
  }

  /// See [Kernels#affineColumnsBack]: dx^T = W dy^T.
  static void back(int rows, int features, int units, float[] dy, float[] w, float[] dx) {
    ScalarMatmul.multiply(
        features, rows, units, w, 0, units, 1, dy, 0, rows, 1, dx, 0, rows, 1, false);
  }

  /// See [Kernels#affineColumnsGradients].
  static void gradients(
      int rows, int features, int units, float[] x, float[] dy, float[] dw, float[] db) {
    ScalarMatmul.multiply(
        features, units, rows, x, 0, rows, 1, dy, 0, 1, rows, dw, 0, units, 1, false);
    for (int j = 0; j < db.length; j++) {
      float sum = 0;
      for (int at = j * rows; at < (j + 1) * rows; at++) {
        sum += dy[at];
      }
      db[j] = sum;
    }
  }
}
