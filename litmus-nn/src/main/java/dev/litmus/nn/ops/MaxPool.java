package dev.litmus.nn.ops;

import java.util.Arrays;

/// y[o, c] = the largest x[place(o, t), c] over taps t; padding never wins, NaN always.
///
/// dy[o, c] is added to dx where the largest stands, the first of equals.
public record MaxPool(Window window) implements Op {
  @Override
  public void forward(Frame f, int from, int to) {
    int channels = window.channels();
    float[] x = f.input(0);
    float[] y = f.output();
    Arrays.fill(y, from * f.outputSize(), to * f.outputSize(), Float.NEGATIVE_INFINITY);
    int last = to * window.outputs();
    for (int o = from * window.outputs(); o < last; o++) {
      int image = o / window.outputs() * window.imageSize();
      for (int tap = 0; tap < window.taps(); tap++) {
        int at = window.at(o % window.outputs(), tap);
        for (int c = 0; c < channels && at >= 0; c++) {
          y[o * channels + c] = Math.max(y[o * channels + c], x[image + at + c]);
        }
      }
    }
  }

  @Override
  public void backward(Frame f, int from, int to) {
    if (!f.wantsGradient(0)) {
      return;
    }
    int channels = window.channels();
    float[] x = f.input(0);
    float[] y = f.output();
    float[] dx = f.inputGradient(0);
    Arrays.fill(dx, from * window.imageSize(), to * window.imageSize(), 0f);
    float[] open = f.kept(channels);
    for (int row = from; row < to; row++) {
      for (int o = row * window.outputs(); o < (row + 1) * window.outputs(); o++) {
        // The gradients that have not found their place yet.
        System.arraycopy(f.outputGradient(), o * channels, open, row * channels, channels);
        for (int tap = 0; tap < window.taps(); tap++) {
          int at = window.at(o % window.outputs(), tap);
          int place = row * window.imageSize() + at;
          for (int c = 0; c < channels && at >= 0; c++) {
            if (x[place + c] == y[o * channels + c]) {
              dx[place + c] += open[row * channels + c];
              open[row * channels + c] = 0f;
            }
          }
        }
      }
    }
  }
}
