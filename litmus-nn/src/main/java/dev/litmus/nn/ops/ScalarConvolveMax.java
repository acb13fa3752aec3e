package dev.litmus.nn.ops;

/// Convolution, relu and the largest of a window in one, in plain Java.
final class ScalarConvolveMax {
  private ScalarConvolveMax() {}

  /// See [Kernels#convolveMax].
  static void forward(
      int m,
      int n,
      int k,
      float[] a,
      int aOffset,
      int aRow,
      int[] windows,
      int[] places,
      float[] panels,
      int panelsOffset,
      float[] bias,
      float[] y,
      float[] which,
      int yOffset) {
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        int panel = panelsOffset + j / Panels.WIDTH * Panels.WIDTH * k + j % Panels.WIDTH;
        float best = 0;
        int first = 0;
        for (int q = 0; q < windows.length; q++) {
          int at = aOffset + i * aRow + windows[q];
          float sum = 0;
          for (int p = 0; p < k; p++) {
            sum = Math.fma(a[at + places[p]], panels[panel + p * Panels.WIDTH], sum);
          }
          float next = sum + bias[j];
          if (q == 0 || next > best || Float.isNaN(next)) {
            best = next;
            first = q;
          }
        }
        y[yOffset + i * n + j] = best <= 0 ? 0 : best;
        which[yOffset + i * n + j] = best <= 0 ? -1 : first;
      }
    }
  }

  /// See [Kernels#spreadMax].
  static void spread(
      int m,
      int n,
      float[] which,
      float[] dy,
      int yOffset,
      float[] dx,
      int dxOffset,
      int dxRow,
      int[] places,
      float[] sums,
      int sumsOffset) {
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        int from = yOffset + i * n + j;
        int to = dxOffset + i * dxRow + j;
        for (int q = 0; q < places.length; q++) {
          dx[to + places[q]] = which[from] == q ? dy[from] : 0;
        }
        sums[sumsOffset + j] += which[from] >= 0 ? dy[from] : 0;
      }
    }
  }
}
