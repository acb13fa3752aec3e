package dev.litmus.nn.ops;

/// An elementwise activation computed by loops over whole arrays: for those that most networks use.
record ArrayActivation(String name, Forward function, Backward gradient) implements Activation {

  /// y = f(x) for n elements; most methods of [Kernels] have this form.
  @FunctionalInterface
  interface Forward {
    void apply(Kernels kernels, float[] x, int xOffset, float[] y, int yOffset, int n);
  }

  /// dx = dy f'(x) for n elements.
  @FunctionalInterface
  interface Backward {
    void apply(
        float[] x,
        int xOffset,
        float[] y,
        int yOffset,
        float[] dy,
        int dyOffset,
        float[] dx,
        int dxOffset,
        int n);
  }

  @Override
  public void forward(
      Kernels kernels, float[] x, int xOffset, float[] y, int yOffset, int rows, int units) {
    function.apply(kernels, x, xOffset, y, yOffset, rows * units);
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
    gradient.apply(x, xOffset, y, yOffset, dy, dyOffset, dx, dxOffset, rows * units);
  }
}
