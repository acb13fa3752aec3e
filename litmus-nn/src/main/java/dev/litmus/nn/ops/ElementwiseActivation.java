package dev.litmus.nn.ops;

/// y = f(x) on every element: the general form, for functions without a kernel of their own.
record ElementwiseActivation(
    String name, Activation.Function function, Activation.Derivative derivative)
    implements Activation {

  @Override
  public void forward(
      Kernels kernels, float[] x, int xOffset, float[] y, int yOffset, int rows, int units) {
    for (int i = 0; i < rows * units; i++) {
      y[yOffset + i] = function.apply(x[xOffset + i]);
    }
  }

  @Override
  public void backward(
      Kernels kernels,
      float[] x,
      int xOffset,
      float[] y,
      int yOffset,
      float[] dy,
      int dyOffset,
      float[] dx,
      int dxOffset,
      int rows,
      int units) {
    for (int i = 0; i < rows * units; i++) {
      dx[dxOffset + i] = dy[dyOffset + i] * derivative.apply(x[xOffset + i], y[yOffset + i]);
    }
  }
}
