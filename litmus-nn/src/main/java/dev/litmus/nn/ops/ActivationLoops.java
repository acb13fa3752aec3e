package dev.litmus.nn.ops;

/// The loops behind the most used activations. They have no branches and, where speed matters, one
/// index, so that the compiler turns them into vector instructions; none adds across elements, so
/// that this changes no bit.
final class ActivationLoops {
  private ActivationLoops() {}

  static void linear(Kernels kernels, float[] x, int xOffset, float[] y, int yOffset, int n) {
    System.arraycopy(x, xOffset, y, yOffset, n);
  }

  static void linearGradient(
      Kernels kernels, float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt, int n) {
    System.arraycopy(dy, dyAt, dx, dxAt, n);
  }

  static void relu(Kernels kernels, float[] x, int xOffset, float[] y, int yOffset, int n) {
    if (xOffset == yOffset) {
      for (int i = xOffset; i < xOffset + n; i++) {
        y[i] = Math.max(x[i], 0f);
      }
      return;
    }
    for (int i = 0; i < n; i++) {
      y[yOffset + i] = Math.max(x[xOffset + i], 0f);
    }
  }

  static void exponentialGradient(
      Kernels kernels, float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt, int n) {
    for (int i = 0; i < n; i++) {
      dx[dxAt + i] = dy[dyAt + i] * y[yAt + i];
    }
  }
}
