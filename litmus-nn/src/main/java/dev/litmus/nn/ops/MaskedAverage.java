package dev.litmus.nn.ops;

/// y[c] = the mean of x[step, c] over the steps that the mask (steps) does not take away; 0 / 0
/// where it takes away all, as in Keras. dx[step, c] = dy[c] / the number of those steps, else 0;
/// nothing flows back into the mask.
public record MaskedAverage(int channels) implements Op {
  @Override
  public void forward(Frame f, int from, int to) {
    int steps = f.inputSize(1);
    float[] y = f.output();
    for (int row = from; row < to; row++) {
      float count = 0f;
      for (int c = 0; c < channels; c++) {
        y[row * channels + c] = 0f;
      }
      for (int step = row * steps; step < (row + 1) * steps; step++) {
        if (f.input(1)[step] != 0f) {
          count++;
          for (int c = 0; c < channels; c++) {
            y[row * channels + c] += f.input(0)[step * channels + c];
          }
        }
      }
      for (int c = 0; c < channels; c++) {
        y[row * channels + c] /= count;
      }
    }
  }

  @Override
  public void backward(Frame f, int from, int to) {
    boolean wanted = f.wantsGradient(0);
    NoGradient.fill(f, from, to);
    int steps = f.inputSize(1);
    for (int row = from; wanted && row < to; row++) {
      float count = 0f;
      for (int step = row * steps; step < (row + 1) * steps; step++) {
        count += f.input(1)[step] != 0f ? 1f : 0f;
      }
      for (int step = row * steps; step < (row + 1) * steps; step++) {
        for (int c = 0; c < channels && f.input(1)[step] != 0f; c++) {
          f.inputGradient(0)[step * channels + c] = f.outputGradient()[row * channels + c] / count;
        }
      }
    }
  }
}
