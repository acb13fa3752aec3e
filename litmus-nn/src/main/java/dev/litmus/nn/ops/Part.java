package dev.litmus.nn.ops;

import java.util.Arrays;

/// y = neighbouring elements of each row of x, from `first` on. dx = dy there, else 0.
public record Part(int first) implements Op {
  @Override
  public void forward(Frame f, int from, int to) {
    int size = f.outputSize();
    for (int row = from; row < to; row++) {
      System.arraycopy(f.input(0), row * f.inputSize(0) + first, f.output(), row * size, size);
    }
  }

  @Override
  public void backward(Frame f, int from, int to) {
    if (f.wantsGradient(0)) {
      int size = f.outputSize();
      int width = f.inputSize(0);
      Arrays.fill(f.inputGradient(0), from * width, to * width, 0f);
      for (int row = from; row < to; row++) {
        System.arraycopy(
            f.outputGradient(), row * size, f.inputGradient(0), row * width + first, size);
      }
    }
  }
}
