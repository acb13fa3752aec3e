package dev.litmus.nn.ops;

/// In training y = x * m / (1 - rate), where m is 1 with probability 1 - rate and else 0, drawn
/// anew for every batch; otherwise y = x. dx = dy * m / (1 - rate).
///
/// An element is kept where its uniform draw is at least `rate`, and 1 / (1 - rate) is rounded to
/// float only once, as in Keras.
///
/// @param rate the share that is dropped
/// @param noise which elements are dropped together
public record DropoutOp(double rate, Noise noise) implements Op {
  @Override
  public void begin(Frame f) {
    if (f.training()) {
      float[] factor = noise.kept(f);
      int count = noise.draws(f);
      f.drawUniform(factor, count);
      drawnToFactors(factor, count);
    }
  }

  /// Replaces uniform numbers by 1 / (1 - rate) where the element is kept, else by 0.
  void drawnToFactors(float[] drawn, int count) {
    drawnToFactors(rate, drawn, count);
  }

  /// The same for any share that is dropped.
  static void drawnToFactors(double rate, float[] drawn, int count) {
    float threshold = (float) rate;
    float scale = (float) (1 / (1 - rate));
    for (int i = 0; i < count; i++) {
      drawn[i] = drawn[i] >= threshold ? scale : 0f;
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

  private void scale(Frame f, float[] source, float[] target, int from, int to) {
    int size = f.outputSize();
    if (!f.training()) {
      System.arraycopy(source, from * size, target, from * size, (to - from) * size);
      return;
    }
    float[] factor = noise.kept(f);
    if (noise.each()) {
      for (int i = from * size; i < to * size; i++) {
        target[i] = source[i] * factor[i];
      }
      return;
    }
    for (int row = from; row < to; row++) {
      for (int i = 0; i < size; i++) {
        target[row * size + i] = source[row * size + i] * factor[noise.place(row, i)];
      }
    }
  }

  @Override
  public boolean deterministic() {
    return false;
  }
}
