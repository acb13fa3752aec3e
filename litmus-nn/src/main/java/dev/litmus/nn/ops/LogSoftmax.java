package dev.litmus.nn.ops;

/// y[j] = x[j] - m - ln(sum over i of e^(x[i] - m)), m the largest x of the row: the logarithm of
/// [Softmax], without its underflow.
record LogSoftmax() implements Activation {

  @Override
  public String name() {
    return "log_softmax";
  }

  @Override
  public void forward(Kernels kernels, float[] x, float[] y, int offset, int rows, int units) {
    for (int row = 0; row < rows; row++) {
      int from = offset + row * units;
      float largest = Rows.max(x, from, units);
      float sum = 0;
      for (int j = 0; j < units; j++) {
        sum += FloatMath.exp(x[from + j] - largest);
      }
      float logOfSum = FloatMath.log(sum);
      for (int j = 0; j < units; j++) {
        y[from + j] = x[from + j] - largest - logOfSum;
      }
    }
  }

  /// dx[j] = dy[j] - e^y[j] * sum over i of dy[i].
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
      float sum = 0;
      for (int j = 0; j < units; j++) {
        sum += dy[from + j];
      }
      for (int j = 0; j < units; j++) {
        dx[from + j] = dy[from + j] - FloatMath.exp(y[from + j]) * sum;
      }
    }
  }
}
