package dev.litmus.nn.ops;

/// The loops behind the most used activations. They have no branches and one index, so that the
/// compiler turns them into vector instructions; none adds across elements, so that this changes no
/// bit.
final class ActivationLoops {
  private ActivationLoops() {}

  static void linear(Kernels kernels, float[] x, int xOffset, float[] y, int yOffset, int n) {
    System.arraycopy(x, xOffset, y, yOffset, n);
  }

  static void linearGradient(float[] y, float[] dy, float[] dx, int from, int to) {
    System.arraycopy(dy, from, dx, from, to - from);
  }

  static void relu(Kernels kernels, float[] x, int offset, float[] y, int sameOffset, int n) {
    for (int i = offset; i < offset + n; i++) {
      y[i] = Math.max(x[i], 0f);
    }
  }

  /// dx = dy where y > 0, else 0, by the bits: y is never below 0, and -y as an integer then has
  /// its sign bit set just where y is not 0. A comparison would be mispredicted at every other
  /// element.
  static void reluGradient(float[] y, float[] dy, float[] dx, int from, int to) {
    for (int i = from; i < to; i++) {
      int positive = -Float.floatToRawIntBits(y[i]) >> 31;
      dx[i] = Float.intBitsToFloat(Float.floatToRawIntBits(dy[i]) & positive);
    }
  }

  static void sigmoidGradient(float[] y, float[] dy, float[] dx, int from, int to) {
    for (int i = from; i < to; i++) {
      dx[i] = dy[i] * y[i] * (1f - y[i]);
    }
  }

  static void tanhGradient(float[] y, float[] dy, float[] dx, int from, int to) {
    for (int i = from; i < to; i++) {
      dx[i] = dy[i] * (1f - y[i] * y[i]);
    }
  }

  static void exponentialGradient(float[] y, float[] dy, float[] dx, int from, int to) {
    for (int i = from; i < to; i++) {
      dx[i] = dy[i] * y[i];
    }
  }
}
