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
    int last = to * window.outputs();
    for (int o = from * window.outputs(); o < last; o++) {
      int image = o / window.outputs() * window.imageSize();
      for (int c = 0; c < channels; c++) {
        float largest = y[o * channels + c];
        boolean found = false;
        for (int tap = 0; tap < window.taps() && !found; tap++) {
          int at = window.at(o % window.outputs(), tap);
          found = at >= 0 && x[image + at + c] == largest;
          if (found) {
            dx[image + at + c] += f.outputGradient()[o * channels + c];
          }
        }
      }
    }
  }
}
