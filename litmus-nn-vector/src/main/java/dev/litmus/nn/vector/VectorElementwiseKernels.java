package dev.litmus.nn.vector;

import dev.litmus.nn.ops.ElementwiseKernels;
import dev.litmus.nn.ops.ScalarKernels;

/// The elementwise kernels: what fills vectors by these, the rest by the scalar code.
abstract class VectorElementwiseKernels implements ElementwiseKernels {
  private final ElementwiseKernels scalar = new ScalarKernels();

  @Override
  public void exp(float[] x, int xOffset, float[] y, int yOffset, int n) {
    int done = VectorMath.exp(x, xOffset, y, yOffset, n);
    scalar.exp(x, xOffset + done, y, yOffset + done, n - done);
  }

  @Override
  public void log(float[] x, int xOffset, float[] y, int yOffset, int n) {
    int done = VectorMath.log(x, xOffset, y, yOffset, n);
    scalar.log(x, xOffset + done, y, yOffset + done, n - done);
  }

  @Override
  public void tanh(float[] x, int xOffset, float[] y, int yOffset, int n) {
    int done = VectorMath.tanh(x, xOffset, y, yOffset, n);
    scalar.tanh(x, xOffset + done, y, yOffset + done, n - done);
  }

  @Override
  public void sigmoid(float[] x, int xOffset, float[] y, int yOffset, int n) {
    int done = VectorMath.sigmoid(x, xOffset, y, yOffset, n);
    scalar.sigmoid(x, xOffset + done, y, yOffset + done, n - done);
  }

  @Override
  public void add(float[] x, int xAt, float[] y, int yAt, float[] out, int outAt, int n) {
    int done = VectorElementwise.add(x, xAt, y, yAt, out, outAt, n);
    scalar.add(x, xAt + done, y, yAt + done, out, outAt + done, n - done);
  }

  @Override
  public void multiply(float[] x, int xAt, float[] y, int yAt, float[] out, int outAt, int n) {
    int done = VectorElementwise.multiply(x, xAt, y, yAt, out, outAt, n);
    scalar.multiply(x, xAt + done, y, yAt + done, out, outAt + done, n - done);
  }

  @Override
  public void multiplyRest(float[] x, int xAt, float[] y, int yAt, float[] out, int outAt, int n) {
    int done = VectorElementwise.multiplyRest(x, xAt, y, yAt, out, outAt, n);
    scalar.multiplyRest(x, xAt + done, y, yAt + done, out, outAt + done, n - done);
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
    int done = VectorElementwise.sumOfProducts(x, xAt, y, yAt, z, zAt, w, wAt, out, outAt, n);
    scalar.sumOfProducts(
        x, xAt + done, y, yAt + done, z, zAt + done, w, wAt + done, out, outAt + done, n - done);
  }

  @Override
  public void mix(
      float[] x, int xAt, float[] y, int yAt, float[] z, int zAt, float[] out, int outAt, int n) {
    int done = VectorElementwise.mix(x, xAt, y, yAt, z, zAt, out, outAt, n);
    scalar.mix(x, xAt + done, y, yAt + done, z, zAt + done, out, outAt + done, n - done);
  }

  @Override
  public void multiplyDifference(
      float[] x, int xAt, float[] y, int yAt, float[] z, int zAt, float[] out, int outAt, int n) {
    int done = VectorElementwise.multiplyDifference(x, xAt, y, yAt, z, zAt, out, outAt, n);
    scalar.multiplyDifference(
        x, xAt + done, y, yAt + done, z, zAt + done, out, outAt + done, n - done);
  }

  @Override
  public void addMoments(
      float[] x, int xAt, float[] sums, float[] squares, float[] magnitudes, int to, int n) {
    int done = VectorElementwise.addMoments(x, xAt, sums, squares, magnitudes, to, n);
    scalar.addMoments(x, xAt + done, sums, squares, magnitudes, to + done, n - done);
  }

  @Override
  public void reluGradient(float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt, int n) {
    int done = VectorGradients.relu(y, yAt, dy, dyAt, dx, dxAt, n);
    scalar.reluGradient(y, yAt + done, dy, dyAt + done, dx, dxAt + done, n - done);
  }

  @Override
  public void tanhGradient(float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt, int n) {
    int done = VectorGradients.tanh(y, yAt, dy, dyAt, dx, dxAt, n);
    scalar.tanhGradient(y, yAt + done, dy, dyAt + done, dx, dxAt + done, n - done);
  }

  @Override
  public void sigmoidGradient(
      float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt, int n) {
    int done = VectorGradients.sigmoid(y, yAt, dy, dyAt, dx, dxAt, n);
    scalar.sigmoidGradient(y, yAt + done, dy, dyAt + done, dx, dxAt + done, n - done);
  }
}
