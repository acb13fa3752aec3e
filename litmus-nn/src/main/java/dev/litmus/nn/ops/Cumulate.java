package dev.litmus.nn.ops;

/// y = the sum, or the product, of every element of a lane of x and those before it, in double. dx
/// = the sum of dy over the elements from its own on, each times what the product has of others.
///
/// @param product whether elements are multiplied
/// @param size elements a lane
/// @param inner how many lanes are interleaved: the elements after the axis
public record Cumulate(boolean product, int size, int inner) implements Op {
  @Override
  public void forward(Frame f, int from, int to) {
    float[] x = f.input(0);
    float[] y = f.output();
    int lanes = f.inputSize(0) / Math.max(1, size);
    for (int lane = from * lanes; lane < to * lanes; lane++) {
      int start = start(lane);
      double total = product ? 1 : 0;
      for (int i = 0; i < size; i++) {
        int at = start + i * inner;
        total = product ? total * x[at] : total + x[at];
        y[at] = (float) total;
      }
    }
  }

  @Override
  public void backward(Frame f, int from, int to) {
    if (!f.wantsGradient(0)) {
      return;
    }
    float[] dy = f.outputGradient();
    float[] dx = f.inputGradient(0);
    int lanes = f.inputSize(0) / Math.max(1, size);
    for (int lane = from * lanes; lane < to * lanes; lane++) {
      int start = start(lane);
      double total = 0;
      for (int i = size - 1; i >= 0; i--) {
        total += dy[start + i * inner];
        dx[start + i * inner] = (float) (product ? slope(f, start, i) : total);
      }
    }
  }

  /// The derivative by element i of what the products from i on give.
  private double slope(Frame f, int start, int i) {
    float[] x = f.input(0);
    double others = 1;
    double slope = 0;
    for (int k = 0; k < size; k++) {
      others *= k == i ? 1 : x[start + k * inner];
      slope += k < i ? 0 : f.outputGradient()[start + k * inner] * others;
    }
    return slope;
  }

  private int start(int lane) {
    return lane / inner * inner * size + lane % inner;
  }
}
