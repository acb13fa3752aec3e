package dev.litmus.nn.ops;

/// Matrix products whose left side is read at places told by a table, in plain Java. Four sums run
/// side by side, as in [ScalarMatmul].
final class ScalarMatmulAt {
  private ScalarMatmulAt() {}

  /// See [Kernels#matmulAt].
  static void multiply(
      int m,
      int n,
      int k,
      float[] a,
      int aOffset,
      int aRow,
      int[] places,
      float[] panels,
      int panelsOffset,
      float[] c,
      int cOffset,
      int ldc) {
    for (int j = 0; j < n; j++) {
      int panel = panelsOffset + j / Panels.WIDTH * Panels.WIDTH * k + j % Panels.WIDTH;
      int i = 0;
      for (; i <= m - 4; i += 4) {
        int at = aOffset + i * aRow;
        float s0 = 0, s1 = 0, s2 = 0, s3 = 0;
        for (int p = 0; p < k; p++) {
          int from = at + places[p];
          float b = panels[panel + p * Panels.WIDTH];
          s0 = Math.fma(a[from], b, s0);
          s1 = Math.fma(a[from + aRow], b, s1);
          s2 = Math.fma(a[from + 2 * aRow], b, s2);
          s3 = Math.fma(a[from + 3 * aRow], b, s3);
        }
        int to = cOffset + i * ldc + j;
        c[to] = s0;
        c[to + ldc] = s1;
        c[to + 2 * ldc] = s2;
        c[to + 3 * ldc] = s3;
      }
      for (; i < m; i++) {
        float sum = 0;
        for (int p = 0; p < k; p++) {
          sum = Math.fma(a[aOffset + i * aRow + places[p]], panels[panel + p * Panels.WIDTH], sum);
        }
        c[cOffset + i * ldc + j] = sum;
      }
    }
  }

  /// See [Kernels#addMatmulAt].
  static void add(
      int first,
      int last,
      int n,
      int k,
      float[] a,
      int aOffset,
      int[] places,
      int aColumn,
      float[] b,
      int bOffset,
      int ldb,
      float[] c,
      int cOffset,
      int ldc) {
    for (int i = first; i < last; i++) {
      int from = aOffset + places[i];
      int to = cOffset + (i - first) * ldc;
      int j = 0;
      for (; j <= n - 4; j += 4) {
        float s0 = c[to + j], s1 = c[to + j + 1], s2 = c[to + j + 2], s3 = c[to + j + 3];
        int bAt = bOffset + j;
        for (int p = 0; p < k; p++) {
          float factor = a[from + p * aColumn];
          s0 = Math.fma(factor, b[bAt], s0);
          s1 = Math.fma(factor, b[bAt + 1], s1);
          s2 = Math.fma(factor, b[bAt + 2], s2);
          s3 = Math.fma(factor, b[bAt + 3], s3);
          bAt += ldb;
        }
        c[to + j] = s0;
        c[to + j + 1] = s1;
        c[to + j + 2] = s2;
        c[to + j + 3] = s3;
      }
      for (; j < n; j++) {
        float sum = c[to + j];
        for (int p = 0; p < k; p++) {
          sum = Math.fma(a[from + p * aColumn], b[bOffset + p * ldb + j], sum);
        }
        c[to + j] = sum;
      }
    }
  }
}
