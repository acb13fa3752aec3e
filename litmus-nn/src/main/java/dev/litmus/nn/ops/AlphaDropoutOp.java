package dev.litmus.nn.ops;

/// In training y = a (x m + c (1 - m)) + b, where m is 1 with probability 1 - rate and else 0, c =
/// -1.758 the value that selu nears below 0, and a, b keep mean 0 and variance 1 as they are: a =
/// ((1 - rate) (1 + rate c^2))^(-1/2), b = -a c rate. Otherwise y = x. dx = dy a m.
///
/// @param rate the share that is dropped
/// @param noise which elements are dropped together
public record AlphaDropoutOp(double rate, Noise noise) implements Op {
  private static final double DROPPED = -1.6732632423543772 * 1.0507009873554805;

  @Override
  public void begin(Frame f) {
    if (f.training()) {
      float[] kept = noise.kept(f);
      int count = noise.draws(f);
      f.drawUniform(kept, count);
      for (int i = 0; i < count; i++) {
        kept[i] = kept[i] >= (float) rate ? 1f : 0f;
      }
    }
  }

  private double scale() {
    return 1 / Math.sqrt((1 - rate) * (1 + rate * DROPPED * DROPPED));
  }

  @Override
  public void forward(Frame f, int from, int to) {
    float[] x = f.input(0);
    float[] y = f.output();
    int size = f.outputSize();
    if (!f.training()) {
      System.arraycopy(x, from * size, y, from * size, (to - from) * size);
      return;
    }
    float[] kept = noise.kept(f);
    float a = (float) scale();
    float b = (float) (-scale() * DROPPED * rate);
    for (int row = from; row < to; row++) {
      for (int i = 0; i < size; i++) {
        float m = kept[noise.place(row, i)];
        y[row * size + i] = a * (x[row * size + i] * m + (float) DROPPED * (1 - m)) + b;
      }
    }
  }

  @Override
  public void backward(Frame f, int from, int to) {
    if (f.wantsGradient(0)) {
      float[] kept = noise.kept(f);
      float a = (float) scale();
      int size = f.outputSize();
      for (int row = from; row < to; row++) {
        for (int i = 0; i < size; i++) {
          float factor = f.training() ? a * kept[noise.place(row, i)] : 1f;
          f.inputGradient(0)[row * size + i] = f.outputGradient()[row * size + i] * factor;
        }
      }
    }
  }

  @Override
  public boolean deterministic() {
    return false;
  }
}
