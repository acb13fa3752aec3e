package dev.litmus.nn.ops;

/// y[j] = x[j] - m - ln(sum over i of e^(x[i] - m)), m the largest x of the row: the logarithm of
/// [Softmax], without its underflow.
record LogSoftmax() implements Activation {

  @Override
  public String name() {
    return "log_softmax";
  }

  @Override
  public void forward(
      Kernels kernels, float[] x, int xOffset, float[] y, int yOffset, int rows, int units) {
    for (int row = 0; row < rows; row++) {
      int from = xOffset + row * units;
      int to = yOffset + row * units;
      float largest = Rows.max(x, from, units);
      float sum = 0;
      for (int j = 0; j < units; j++) {
        sum += FloatMath.exp(x[from + j] - largest);
      }
      float logOfSum = FloatMath.log(sum);
      for (int j = 0; j < units; j++) {
        y[to + j] = x[from + j] - largest - logOfSum;
      }
    }
  }

  /// dx[j] = dy[j] - e^y[j] * sum over i of dy[i].
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
      float sum = 0;
      for (int j = 0; j < units; j++) {
        sum += dy[upstream + j];
      }
      for (int j = 0; j < units; j++) {
        dx[to + j] = dy[upstream + j] - FloatMath.exp(y[value + j]) * sum;
      }
    }
  }
}
