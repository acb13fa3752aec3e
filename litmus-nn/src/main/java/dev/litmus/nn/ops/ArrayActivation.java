package dev.litmus.nn.ops;

/// An elementwise activation computed by loops over whole arrays: for those that most networks use.
record ArrayActivation(String name, Forward function, Backward gradient) implements Activation {

  /// y = f(x) for n elements; most methods of [Kernels] have this form.
  @FunctionalInterface
  interface Forward {
    void apply(Kernels kernels, float[] x, int xOffset, float[] y, int yOffset, int n);
  }

  /// dx[i] = dy[i] f'(x[i]) for n elements, by the output y.
  @FunctionalInterface
  interface Backward {
    void apply(
        Kernels kernels, float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt, int n);
  }

  @Override
  public void forward(Kernels kernels, float[] x, float[] y, int offset, int rows, int units) {
    function.apply(kernels, x, offset, y, offset, rows * units);
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
    gradient.apply(kernels, y, offset, dy, offset, dx, offset, rows * units);
  }
}
