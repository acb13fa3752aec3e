package dev.litmus.nn.ops;

/// The loops behind the most used activations. Plain, without branches, so that the compiler can
/// turn them into vector instructions; none adds across elements, so that this changes no bit.
final class ActivationLoops {
  private ActivationLoops() {}

  static void linear(Kernels kernels, float[] x, int xOffset, float[] y, int yOffset, int n) {
    System.arraycopy(x, xOffset, y, yOffset, n);
  }

  static void linearGradient(
      float[] x,
      int xOffset,
      float[] y,
      int yOffset,
      float[] dy,
      int dyOffset,
      float[] dx,
      int dxOffset,
      int n) {
    System.arraycopy(dy, dyOffset, dx, dxOffset, n);
  }

  static void relu(Kernels kernels, float[] x, int xOffset, float[] y, int yOffset, int n) {
    for (int i = 0; i < n; i++) {
      y[yOffset + i] = Math.max(x[xOffset + i], 0f);
    }
  }

  static void reluGradient(
      float[] x,
      int xOffset,
      float[] y,
      int yOffset,
      float[] dy,
      int dyOffset,
      float[] dx,
      int dxOffset,
      int n) {
    for (int i = 0; i < n; i++) {
      dx[dxOffset + i] = y[yOffset + i] > 0f ? dy[dyOffset + i] : 0f;
    }
  }

  static void sigmoidGradient(
      float[] x,
      int xOffset,
      float[] y,
      int yOffset,
      float[] dy,
      int dyOffset,
      float[] dx,
      int dxOffset,
      int n) {
    for (int i = 0; i < n; i++) {
      float s = y[yOffset + i];
      dx[dxOffset + i] = dy[dyOffset + i] * s * (1f - s);
    }
  }

  static void tanhGradient(
      float[] x,
      int xOffset,
      float[] y,
      int yOffset,
      float[] dy,
      int dyOffset,
      float[] dx,
      int dxOffset,
      int n) {
    for (int i = 0; i < n; i++) {
      float t = y[yOffset + i];
      dx[dxOffset + i] = dy[dyOffset + i] * (1f - t * t);
    }
  }

  static void exponentialGradient(
      float[] x,
      int xOffset,
      float[] y,
      int yOffset,
      float[] dy,
      int dyOffset,
      float[] dx,
      int dxOffset,
      int n) {
    for (int i = 0; i < n; i++) {
      dx[dxOffset + i] = dy[dyOffset + i] * y[yOffset + i];
    }
  }
}
