package dev.litmus.nn.ops;

/// In training y = x n or y = x + n with a normal number n for each element, drawn anew for every
/// batch; otherwise y = x. dx = dy n or dy.
///
/// @param mean the mean of n
/// @param standardDeviation the standard deviation of n
/// @param multiplies whether n is a factor
public record GaussianOp(float mean, float standardDeviation, boolean multiplies) implements Op {
  @Override
  public void begin(Frame f) {
    if (f.training()) {
      int size = f.outputSize();
      f.drawNormal(f.kept(size), f.rows() * size, mean, standardDeviation);
    }
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
    float[] noise = f.kept(size);
    for (int i = from * size; i < to * size; i++) {
      y[i] = multiplies ? x[i] * noise[i] : x[i] + noise[i];
    }
  }

  @Override
  public void backward(Frame f, int from, int to) {
    if (f.wantsGradient(0)) {
      int size = f.outputSize();
      float[] noise = f.kept(size);
      for (int i = from * size; i < to * size; i++) {
        float dy = f.outputGradient()[i];
        f.inputGradient(0)[i] = multiplies && f.training() ? dy * noise[i] : dy;
      }
    }
  }

  @Override
  public boolean deterministic() {
    return false;
  }
}
