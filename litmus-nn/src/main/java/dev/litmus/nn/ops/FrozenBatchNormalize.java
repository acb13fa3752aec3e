package dev.litmus.nn.ops;

/// Batch normalization that learns nothing: y = (x - m) / sqrt(v + e) * gamma + beta with the
/// moving averages m and v of each channel, in training too. dx = dy gamma / sqrt(v + e).
///
/// Variables: gamma and beta, as far as they are there, moving mean, moving variance.
///
/// @param channels the elements of a row that share mean and variance
/// @param epsilon e
/// @param scales whether there is a gamma
/// @param shifts whether there is a beta
public record FrozenBatchNormalize(Grouping channels, float epsilon, boolean scales, boolean shifts)
    implements Op {
  @Override
  public void forward(Frame f, int from, int to) {
    float[] x = f.input(0);
    float[] y = f.output();
    float[] mean = f.variable(f.variables() - 2);
    int size = f.outputSize();
    for (int row = from; row < to; row++) {
      for (int i = 0; i < size; i++) {
        int c = channels.of(i);
        float factor = factor(f, c);
        float shift = shifts ? f.variable(scales ? 1 : 0)[c] : 0f;
        y[row * size + i] = x[row * size + i] * factor + (shift - mean[c] * factor);
      }
    }
  }

  private float factor(Frame f, int channel) {
    float variance = f.variable(f.variables() - 1)[channel];
    float rate = (float) (1 / Math.sqrt(variance + epsilon));
    return scales ? rate * f.variable(0)[channel] : rate;
  }

  @Override
  public void backward(Frame f, int from, int to) {
    if (f.wantsGradient(0)) {
      float[] dy = f.outputGradient();
      float[] dx = f.inputGradient(0);
      int size = f.outputSize();
      for (int row = from; row < to; row++) {
        for (int i = 0; i < size; i++) {
          dx[row * size + i] = dy[row * size + i] * factor(f, channels.of(i));
        }
      }
    }
  }
}
