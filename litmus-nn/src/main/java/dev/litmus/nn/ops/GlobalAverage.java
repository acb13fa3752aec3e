package dev.litmus.nn.ops;

/// y[c] = the mean of x[place, c] over all places. dx[place, c] = dy[c] / the number of places.
public record GlobalAverage(int channels) implements Op {
  @Override
  public void forward(Frame f, int from, int to) {
    int size = f.inputSize(0);
    int places = size / channels;
    float[] y = f.output();
    for (int row = from; row < to; row++) {
      f.kernels().sumRows(f.input(0), row * size, places, channels, y, row * channels);
    }
    for (int i = from * channels; i < to * channels; i++) {
      y[i] /= places;
    }
  }

  @Override
  public void backward(Frame f, int from, int to) {
    if (!f.wantsGradient(0)) {
      return;
    }
    int size = f.inputSize(0);
    int places = size / channels;
    float[] dx = f.inputGradient(0);
    float[] dy = f.outputGradient();
    for (int row = from; row < to; row++) {
      for (int at = row * size; at < (row + 1) * size; at += channels) {
        for (int c = 0; c < channels; c++) {
          dx[at + c] = dy[row * channels + c] / places;
        }
      }
    }
  }
}
