package dev.litmus.nn.ops;

/// y[j] = e^(x[j] - m) / sum over i of e^(x[i] - m), m the largest x of the row. The sum runs in
/// the order of [Kernels#sum].
record Softmax() implements Activation {

  @Override
  public String name() {
    return "softmax";
  }

  @Override
  public void forward(Kernels kernels, float[] x, float[] y, int offset, int rows, int units) {
    for (int row = 0; row < rows; row++) {
      int from = offset + row * units;
      float largest = Rows.max(x, from, units);
      for (int j = 0; j < units; j++) {
        y[from + j] = x[from + j] - largest;
      }
      kernels.exp(y, from, y, from, units);
      float sum = kernels.sum(y, from, units);
      for (int j = 0; j < units; j++) {
        y[from + j] /= sum;
      }
    }
  }

  /// dx[j] = y[j] (dy[j] - sum over i of dy[i] y[i]).
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
    for (int row = 0; row < rows; row++) {
      int from = offset + row * units;
      float mean = Rows.dot(dy, from, y, from, units);
      for (int j = 0; j < units; j++) {
        dx[from + j] = y[from + j] * (dy[from + j] - mean);
      }
    }
  }
}
