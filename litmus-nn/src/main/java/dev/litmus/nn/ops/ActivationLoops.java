package dev.litmus.nn.ops;

/// The loops behind the most used activations. They have no branches and one index, so that the
/// compiler turns them into vector instructions; none adds across elements, so that this changes no
/// bit.
final class ActivationLoops {
  private ActivationLoops() {}

  static void linear(Kernels kernels, float[] x, int xOffset, float[] y, int yOffset, int n) {
    System.arraycopy(x, xOffset, y, yOffset, n);
  }

  static void linearGradient(
      Kernels kernels, float[] y, float[] dy, float[] dx, int offset, int n) {
    System.arraycopy(dy, offset, dx, offset, n);
  }

  static void relu(Kernels kernels, float[] x, int offset, float[] y, int sameOffset, int n) {
    for (int i = offset; i < offset + n; i++) {
      y[i] = Math.max(x[i], 0f);
    }
  }

  static void exponentialGradient(
      Kernels kernels, float[] y, float[] dy, float[] dx, int offset, int n) {
    for (int i = offset; i < offset + n; i++) {
      dx[i] = dy[i] * y[i];
    }
  }
}
