package dev.litmus.nn.ops;

import java.util.Arrays;

/// y[c] = the largest x[place, c] over all places; NaN wins.
///
/// dy[c] is shared evenly among the places where the largest stands.
public record GlobalMax(int channels) implements Op {
  @Override
  public void forward(Frame f, int from, int to) {
    float[] x = f.input(0);
    float[] y = f.output();
    int size = f.inputSize(0);
    Arrays.fill(y, from * channels, to * channels, Float.NEGATIVE_INFINITY);
    for (int row = from; row < to; row++) {
      for (int at = row * size; at < (row + 1) * size; at += channels) {
        for (int c = 0; c < channels; c++) {
          y[row * channels + c] = Math.max(y[row * channels + c], x[at + c]);
        }
      }
    }
  }

  @Override
  public void backward(Frame f, int from, int to) {
    if (!f.wantsGradient(0)) {
      return;
    }
    float[] x = f.input(0);
    float[] dx = f.inputGradient(0);
    int size = f.inputSize(0);
    for (int row = from; row < to; row++) {
      for (int c = 0; c < channels; c++) {
        float largest = f.output()[row * channels + c];
        int equals = 0;
        for (int at = row * size + c; at < (row + 1) * size; at += channels) {
          equals += x[at] == largest ? 1 : 0;
        }
        float share = f.outputGradient()[row * channels + c] / equals;
        for (int at = row * size + c; at < (row + 1) * size; at += channels) {
          dx[at] = x[at] == largest ? share : 0f;
        }
      }
    }
  }
}
