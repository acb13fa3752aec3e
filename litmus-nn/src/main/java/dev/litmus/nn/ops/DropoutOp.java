package dev.litmus.nn.ops;

/// In training y = x * m / (1 - rate), where m is 1 with probability 1 - rate and else 0, drawn
/// anew for every batch; otherwise y = x. dx = dy * m / (1 - rate).
///
/// An element is kept where its uniform draw is at least `rate`, as in Keras.
public record DropoutOp(float rate) implements Op {
  @Override
  public void begin(Frame f) {
    if (f.training()) {
      float[] factor = f.kept(f.outputSize());
      int count = f.rows() * f.outputSize();
      f.drawUniform(factor, count);
      float scale = 1f / (1f - rate);
      for (int i = 0; i < count; i++) {
        factor[i] = factor[i] >= rate ? scale : 0f;
      }
    }
  }

  @Override
  public void forward(Frame f, int from, int to) {
    scale(f, f.input(0), f.output(), from, to);
  }

  @Override
  public void backward(Frame f, int from, int to) {
    if (f.wantsGradient(0)) {
      scale(f, f.outputGradient(), f.inputGradient(0), from, to);
    }
  }

  private static void scale(Frame f, float[] source, float[] target, int from, int to) {
    int size = f.outputSize();
    if (!f.training()) {
      System.arraycopy(source, from * size, target, from * size, (to - from) * size);
      return;
    }
    float[] factor = f.kept(size);
    for (int i = from * size; i < to * size; i++) {
      target[i] = source[i] * factor[i];
    }
  }

  @Override
  public boolean deterministic() {
    return false;
  }
}
