package dev.litmus.nn.ops;

/// y = f(x) on every element: the general form, for functions without a kernel of their own.
record ElementwiseActivation(
    String name, Activation.Function function, Activation.Derivative derivative)
    implements Activation {

  @Override
  public void forward(Kernels kernels, float[] x, float[] y, int offset, int rows, int units) {
    for (int i = offset; i < offset + rows * units; i++) {
      y[i] = function.apply(x[i]);
    }
  }

  @Override
  public void backward(
      Kernels kernels,
      float[] x,
      float[] y,
      float[] dy,
      float[] dx,
      int offset,
      int rows,
      int units) {
    for (int i = offset; i < offset + rows * units; i++) {
      dx[i] = dy[i] * derivative.apply(x[i], y[i]);
    }
  }
}
