package dev.litmus.nn.ops;

import java.util.Arrays;

/// y = `classes` numbers for each index in x, 1 at its place and else 0; nothing but 0 for an index
/// that has none. Constant but for jumps: dx = 0.
public record OneHot(int classes) implements Op {
  @Override
  public void forward(Frame f, int from, int to) {
    float[] x = f.input(0);
    float[] y = f.output();
    int width = f.inputSize(0);
    Arrays.fill(y, from * f.outputSize(), to * f.outputSize(), 0f);
    for (int i = from * width; i < to * width; i++) {
      int index = (int) x[i];
      if (index >= 0 && index < classes) {
        y[i * classes + index] = 1f;
      }
    }
  }

  @Override
  public void backward(Frame f, int from, int to) {
    if (f.wantsGradient(0)) {
      Arrays.fill(f.inputGradient(0), from * f.inputSize(0), to * f.inputSize(0), 0f);
    }
  }
}
