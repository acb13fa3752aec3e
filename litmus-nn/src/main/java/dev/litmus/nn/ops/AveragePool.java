package dev.litmus.nn.ops;

import java.util.Arrays;

/// y[o, c] = the mean of x[place(o, t), c] over those taps t that are not padding.
///
/// dx[place(o, t), c] += dy[o, c] / the number of those taps.
public record AveragePool(Window window) implements Op {
  @Override
  public void forward(Frame f, int from, int to) {
    int channels = window.channels();
    float[] x = f.input(0);
    float[] y = f.output();
    Arrays.fill(y, from * f.outputSize(), to * f.outputSize(), 0f);
    int last = to * window.outputs();
    for (int o = from * window.outputs(); o < last; o++) {
      int image = o / window.outputs() * window.imageSize();
      int count = 0;
      for (int tap = 0; tap < window.taps(); tap++) {
        int at = window.at(o % window.outputs(), tap);
        count += at >= 0 ? 1 : 0;
        for (int c = 0; c < channels && at >= 0; c++) {
          y[o * channels + c] += x[image + at + c];
        }
      }
      for (int c = 0; c < channels; c++) {
        y[o * channels + c] /= count;
      }
    }
  }

  @Override
  public void backward(Frame f, int from, int to) {
    if (!f.wantsGradient(0)) {
      return;
    }
    int channels = window.channels();
    float[] dx = f.inputGradient(0);
    float[] dy = f.outputGradient();
    Arrays.fill(dx, from * window.imageSize(), to * window.imageSize(), 0f);
    int last = to * window.outputs();
    for (int o = from * window.outputs(); o < last; o++) {
      int image = o / window.outputs() * window.imageSize();
      int count = 0;
      for (int tap = 0; tap < window.taps(); tap++) {
        count += window.at(o % window.outputs(), tap) >= 0 ? 1 : 0;
      }
      for (int tap = 0; tap < window.taps(); tap++) {
        int at = window.at(o % window.outputs(), tap);
        for (int c = 0; c < channels && at >= 0; c++) {
          dx[image + at + c] += dy[o * channels + c] / count;
        }
      }
    }
  }
}
