package dev.litmus.nn.ops;

/// Those of [Kernels] that work on each element by itself.
public interface ElementwiseKernels {
  /// y = e^x, at most 3 ulp from the exact value; e^x overflows to infinity and underflows to 0 as
  /// in IEEE.
  void exp(float[] x, int xOffset, float[] y, int yOffset, int n);

  /// y = ln x, at most 3 ulp.
  void log(float[] x, int xOffset, float[] y, int yOffset, int n);

  /// y = tanh x, at most 3 ulp.
  void tanh(float[] x, int xOffset, float[] y, int yOffset, int n);

  /// y = 1 / (1 + e^-x), at most 3 ulp.
  void sigmoid(float[] x, int xOffset, float[] y, int yOffset, int n);

  // Elementwise for n elements, each array from its own offset; out may be one of the others.

  /// out = x + y.
  void add(float[] x, int xAt, float[] y, int yAt, float[] out, int outAt, int n);

  /// out = x y.
  void multiply(float[] x, int xAt, float[] y, int yAt, float[] out, int outAt, int n);

  /// out = x (1 - y).
  void multiplyRest(float[] x, int xAt, float[] y, int yAt, float[] out, int outAt, int n);

  /// out = x y + z w.
  void sumOfProducts(
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
      int n);

  /// out = x y + (1 - x) z: y where x is 1, z where it is 0.
  void mix(
      float[] x, int xAt, float[] y, int yAt, float[] z, int zAt, float[] out, int outAt, int n);

  /// out = x (y - z).
  void multiplyDifference(
      float[] x, int xAt, float[] y, int yAt, float[] z, int zAt, float[] out, int outAt, int n);

  /// Adds x, x^2 and |x| to three arrays, which all begin at `to`.
  void addMoments(
      float[] x, int xAt, float[] sums, float[] squares, float[] magnitudes, int to, int n);

  /// dx = dy where y > 0, else 0: the derivative of relu, whose y is never below 0. Here and below
  /// dx may be one of the others, from the same place.
  void reluGradient(float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt, int n);

  /// dx = dy (1 - y^2): the derivative of tanh.
  void tanhGradient(float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt, int n);

  /// dx = dy y (1 - y): the derivative of the sigmoid.
  void sigmoidGradient(float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt, int n);
}
