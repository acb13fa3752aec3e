package dev.litmus.nn.optimizers;

/// The iteration of Newton and Schulz by which [Muon] brings a matrix near to the orthogonal one:
/// with x scaled to norm 1, so often x = a x + (b x x' + c (x x')^2) x.
///
/// @param rows at most as many as columns
record Orthogonal(int rows, int columns, float a, float b, float c) {
  /// The result of so many rounds; `x` is not changed.
  float[] of(float[] x, int rounds) {
    double squares = 0;
    for (float element : x) {
      squares += (double) element * element;
    }
    float norm = (float) Math.sqrt(squares) + 1e-7f;
    float[] y = new float[x.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = x[i] / norm;
    }
    for (int round = 0; round < rounds; round++) {
      y = next(y);
    }
    return y;
  }

  private float[] next(float[] x) {
    float[] square = product(x, rows, columns, transposed(x, rows, columns), rows);
    float[] scaled = new float[square.length];
    for (int i = 0; i < square.length; i++) {
      scaled[i] = c * square[i];
    }
    float[] factor = product(scaled, rows, rows, square, rows);
    for (int i = 0; i < factor.length; i++) {
      factor[i] = b * square[i] + factor[i];
    }
    float[] next = product(factor, rows, rows, x, columns);
    for (int i = 0; i < next.length; i++) {
      next[i] = a * x[i] + next[i];
    }
    return next;
  }

  /// The transpose of an m by n matrix.
  static float[] transposed(float[] x, int m, int n) {
    float[] transposed = new float[x.length];
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        transposed[j * m + i] = x[i * n + j];
      }
    }
    return transposed;
  }

  /// The product of an m by k and a k by n matrix, each sum in order.
  private static float[] product(float[] x, int m, int k, float[] y, int n) {
    float[] product = new float[m * n];
    for (int i = 0; i < m; i++) {
      for (int l = 0; l < k; l++) {
        float left = x[i * k + l];
        for (int j = 0; j < n; j++) {
          product[i * n + j] = Math.fma(left, y[l * n + j], product[i * n + j]);
        }
      }
    }
    return product;
  }
}
