package dev.litmus.nn.ops;

import java.util.Arrays;

/// y = elements of x's row at given places, or a number where the place is -1. dx = the sum of dy
/// over all places that an element went to.
public record Rearrange(int[] places, float filler) implements Op {
  @Override
  public void forward(Frame f, int from, int to) {
    float[] x = f.input(0);
    float[] y = f.output();
    int width = f.inputSize(0);
    int size = places.length;
    for (int row = from; row < to; row++) {
      for (int i = 0; i < size; i++) {
        y[row * size + i] = places[i] < 0 ? filler : x[row * width + places[i]];
      }
    }
  }

  @Override
  public void backward(Frame f, int from, int to) {
    if (f.wantsGradient(0)) {
      float[] dy = f.outputGradient();
      float[] dx = f.inputGradient(0);
      int width = f.inputSize(0);
      int size = places.length;
      Arrays.fill(dx, from * width, to * width, 0f);
      for (int row = from; row < to; row++) {
        for (int i = 0; i < size; i++) {
          if (places[i] >= 0) {
            dx[row * width + places[i]] += dy[row * size + i];
          }
        }
      }
    }
  }
}
