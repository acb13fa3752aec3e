package dev.litmus.nn.ops;

/// y[j] = e^(x[j] - m) / sum over i of e^(x[i] - m), m the largest x of the row. The sum runs in
/// the order of [Kernels#sum].
record Softmax() implements Activation {

  @Override
  public String name() {
    return "softmax";
  }

  @Override
  public void forward(
      Kernels kernels, float[] x, int xOffset, float[] y, int yOffset, int rows, int units) {
    for (int row = 0; row < rows; row++) {
      int from = xOffset + row * units;
      int to = yOffset + row * units;
      float largest = Rows.max(x, from, units);
      for (int j = 0; j < units; j++) {
        y[to + j] = x[from + j] - largest;
      }
      kernels.exp(y, to, y, to, units);
      float sum = kernels.sum(y, to, units);
      for (int j = 0; j < units; j++) {
        y[to + j] /= sum;
      }
    }
  }

  /// dx[j] = y[j] (dy[j] - sum over i of dy[i] y[i]).
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
    for (int row = 0; row < rows; row++) {
      int value = yOffset + row * units;
      int upstream = dyOffset + row * units;
      int to = dxOffset + row * units;
      float mean = Rows.dot(dy, upstream, y, value, units);
      for (int j = 0; j < units; j++) {
        dx[to + j] = y[value + j] * (dy[upstream + j] - mean);
      }
    }
  }
}
