package dev.litmus.nn.ops;

/// In training y = (x - m) * c + m, kept within a range, with the mean m of each channel and a
/// random c for each image; otherwise y = x. No derivative: augmentation stands before what learns.
///
/// @param factors what to draw c from
public record ContrastImages(
    int height, int width, int channels, Uniform factors, float lowest, float highest)
    implements Op {
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
      float factor = factors.of(f.kept(1)[image]);
      for (int channel = 0; channel < channels; channel++) {
        int begin = image * size + channel;
        double sum = 0;
        for (int i = begin; i < (image + 1) * size; i += channels) {
          sum += x[i];
        }
        float mean = (float) (sum / (height * (double) width));
        for (int i = begin; i < (image + 1) * size; i += channels) {
          y[i] = Math.clamp((x[i] - mean) * factor + mean, lowest, highest);
        }
      }
    }
  }

  @Override
  public boolean deterministic() {
    return false;
  }
}
