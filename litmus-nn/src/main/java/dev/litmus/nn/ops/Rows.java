package dev.litmus.nn.ops;

/// Reductions over one row, in ascending order.
final class Rows {
  private Rows() {}

  static float max(float[] x, int offset, int n) {
    float largest = Float.NEGATIVE_INFINITY;
    for (int i = 0; i < n; i++) {
      largest = Math.max(largest, x[offset + i]);
    }
    return largest;
  }

  static float dot(float[] a, int aOffset, float[] b, int bOffset, int n) {
    float sum = 0;
    for (int i = 0; i < n; i++) {
      sum = Math.fma(a[aOffset + i], b[bOffset + i], sum);
    }
    return sum;
  }
}
