package dev.litmus.nn.ops;

/// The elementwise kernels in plain Java.
abstract class ScalarElementwise implements ElementwiseKernels {
  @Override
  public void exp(float[] x, int xOffset, float[] y, int yOffset, int n) {
    for (int i = 0; i < n; i++) {
      y[yOffset + i] = FloatMath.exp(x[xOffset + i]);
    }
  }

  @Override
  public void log(float[] x, int xOffset, float[] y, int yOffset, int n) {
    for (int i = 0; i < n; i++) {
      y[yOffset + i] = FloatMath.log(x[xOffset + i]);
    }
  }

  @Override
  public void tanh(float[] x, int xOffset, float[] y, int yOffset, int n) {
    for (int i = 0; i < n; i++) {
      y[yOffset + i] = FloatMath.tanh(x[xOffset + i]);
    }
  }

  @Override
  public void sigmoid(float[] x, int xOffset, float[] y, int yOffset, int n) {
    for (int i = 0; i < n; i++) {
      y[yOffset + i] = FloatMath.sigmoid(x[xOffset + i]);
    }
  }

  /// By the bits: -y as an integer has its sign bit set just where y is not 0. A comparison would
  /// be mispredicted at every other element.
  @Override
  public void add(float[] x, int xAt, float[] y, int yAt, float[] out, int outAt, int n) {
    for (int i = 0; i < n; i++) {
      out[outAt + i] = x[xAt + i] + y[yAt + i];
    }
  }

  @Override
  public void multiply(float[] x, int xAt, float[] y, int yAt, float[] out, int outAt, int n) {
    for (int i = 0; i < n; i++) {
      out[outAt + i] = x[xAt + i] * y[yAt + i];
    }
  }

  @Override
  public void multiplyRest(float[] x, int xAt, float[] y, int yAt, float[] out, int outAt, int n) {
    for (int i = 0; i < n; i++) {
      out[outAt + i] = x[xAt + i] * (1f - y[yAt + i]);
    }
  }

  @Override
  public void sumOfProducts(
      float[] x,
      int xAt,
      float[] y,
      int yAt,
      float[] z,
      int zAt,
      float[] w,
      int wAt,
      float[] out,
      int outAt,
      int n) {
    for (int i = 0; i < n; i++) {
      out[outAt + i] = x[xAt + i] * y[yAt + i] + z[zAt + i] * w[wAt + i];
    }
  }

  @Override
  public void mix(
      float[] x, int xAt, float[] y, int yAt, float[] z, int zAt, float[] out, int outAt, int n) {
    for (int i = 0; i < n; i++) {
      out[outAt + i] = x[xAt + i] * y[yAt + i] + (1f - x[xAt + i]) * z[zAt + i];
    }
  }

  @Override
  public void multiplyDifference(
      float[] x, int xAt, float[] y, int yAt, float[] z, int zAt, float[] out, int outAt, int n) {
    for (int i = 0; i < n; i++) {
      out[outAt + i] = x[xAt + i] * (y[yAt + i] - z[zAt + i]);
    }
  }

  @Override
  public void addMoments(
      float[] x, int xAt, float[] sums, float[] squares, float[] magnitudes, int to, int n) {
    for (int i = 0; i < n; i++) {
      float value = x[xAt + i];
      sums[to + i] += value;
      squares[to + i] += value * value;
      magnitudes[to + i] += Math.abs(value);
    }
  }

  @Override
  public void reluGradient(float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt, int n) {
    for (int i = 0; i < n; i++) {
      int positive = -Float.floatToRawIntBits(y[yAt + i]) >> 31;
      dx[dxAt + i] = Float.intBitsToFloat(Float.floatToRawIntBits(dy[dyAt + i]) & positive);
    }
  }

  @Override
  public void tanhGradient(float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt, int n) {
    for (int i = 0; i < n; i++) {
      dx[dxAt + i] = dy[dyAt + i] * (1f - y[yAt + i] * y[yAt + i]);
    }
  }

  @Override
  public void sigmoidGradient(
      float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt, int n) {
    for (int i = 0; i < n; i++) {
      dx[dxAt + i] = dy[dyAt + i] * y[yAt + i] * (1f - y[yAt + i]);
    }
  }
}
