package dev.litmus.nn.ops;

/// Products of matrices that stand column by column, in plain Java. Four rows are done at a time,
/// whose sums are independent of each other.
final class ScalarColumns {
  private static final int LANES = 16;

  private ScalarColumns() {}

  /// See [Kernels#affineColumns].
  static void affine(
      int rows, int features, int units, float[] x, float[] w, float[] bias, float[] y) {
    for (int j = 0; j < units; j++) {
      float shift = bias.length > 0 ? bias[j] : 0f;
      for (int r = 0; r < rows; r += 4) {
        float s0 = 0, s1 = 0, s2 = 0, s3 = 0;
        int at = r;
        for (int i = 0; i < features; i++) {
          float factor = w[i * units + j];
          s0 = Math.fma(x[at], factor, s0);
          s1 = Math.fma(x[at + 1], factor, s1);
          s2 = Math.fma(x[at + 2], factor, s2);
          s3 = Math.fma(x[at + 3], factor, s3);
          at += rows;
        }
        int to = j * rows + r;
        y[to] = bias.length > 0 ? s0 + shift : s0;
        y[to + 1] = bias.length > 0 ? s1 + shift : s1;
        y[to + 2] = bias.length > 0 ? s2 + shift : s2;
        y[to + 3] = bias.length > 0 ? s3 + shift : s3;
      }
    }
  }

  /// See [Kernels#affineColumnsBack].
  static void back(int rows, int features, int units, float[] dy, float[] w, float[] dx) {
    for (int i = 0; i < features; i++) {
      for (int r = 0; r < rows; r += 4) {
        float s0 = 0, s1 = 0, s2 = 0, s3 = 0;
        int at = r;
        for (int j = 0; j < units; j++) {
          float factor = w[i * units + j];
          s0 = Math.fma(dy[at], factor, s0);
          s1 = Math.fma(dy[at + 1], factor, s1);
          s2 = Math.fma(dy[at + 2], factor, s2);
          s3 = Math.fma(dy[at + 3], factor, s3);
          at += rows;
        }
        int to = i * rows + r;
        dx[to] = s0;
        dx[to + 1] = s1;
        dx[to + 2] = s2;
        dx[to + 3] = s3;
      }
    }
  }

  /// See [Kernels#affineColumnsGradient]: dW alone.
  static void gradient(int rows, int features, int units, float[] x, float[] dy, float[] dw) {
    for (int i = 0; i < features; i++) {
      for (int j = 0; j < units; j++) {
        dw[i * units + j] = dot(rows, x, i * rows, dy, j * rows);
      }
    }
  }

  /// Sixteen sums of every sixteenth product, added up in the tree of [Kernels#sum].
  private static float dot(int rows, float[] x, int xAt, float[] y, int yAt) {
    float s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0;
    float s8 = 0, s9 = 0, s10 = 0, s11 = 0, s12 = 0, s13 = 0, s14 = 0, s15 = 0;
    for (int r = 0; r < rows; r += LANES) {
      int a = xAt + r;
      int b = yAt + r;
      s0 = Math.fma(x[a], y[b], s0);
      s1 = Math.fma(x[a + 1], y[b + 1], s1);
      s2 = Math.fma(x[a + 2], y[b + 2], s2);
      s3 = Math.fma(x[a + 3], y[b + 3], s3);
      s4 = Math.fma(x[a + 4], y[b + 4], s4);
      s5 = Math.fma(x[a + 5], y[b + 5], s5);
      s6 = Math.fma(x[a + 6], y[b + 6], s6);
      s7 = Math.fma(x[a + 7], y[b + 7], s7);
      s8 = Math.fma(x[a + 8], y[b + 8], s8);
      s9 = Math.fma(x[a + 9], y[b + 9], s9);
      s10 = Math.fma(x[a + 10], y[b + 10], s10);
      s11 = Math.fma(x[a + 11], y[b + 11], s11);
      s12 = Math.fma(x[a + 12], y[b + 12], s12);
      s13 = Math.fma(x[a + 13], y[b + 13], s13);
      s14 = Math.fma(x[a + 14], y[b + 14], s14);
      s15 = Math.fma(x[a + 15], y[b + 15], s15);
    }
    return ((s0 + s8 + (s4 + s12)) + (s2 + s10 + (s6 + s14)))
        + ((s1 + s9 + (s5 + s13)) + (s3 + s11 + (s7 + s15)));
  }
}
