package dev.litmus.nn.ops;

/// In training y = x + d, kept within a range, with a random d for each image; otherwise y = x. No
/// derivative: augmentation stands before what learns.
///
/// @param deltas what to draw from, in shares of the range
public record BrightenImages(Uniform deltas, float lowest, float highest) implements Op {
  @Override
  public void begin(Frame f) {
    if (f.training()) {
      f.drawUniform(f.kept(1), f.rows());
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
    for (int image = from; image < to; image++) {
      float delta = deltas.of(f.kept(1)[image]) * (highest - lowest);
      for (int i = image * size; i < (image + 1) * size; i++) {
        y[i] = Math.clamp(x[i] + delta, lowest, highest);
      }
    }
  }

  @Override
  public boolean deterministic() {
    return false;
  }
}
