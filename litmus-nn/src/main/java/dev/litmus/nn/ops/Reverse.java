package dev.litmus.nn.ops;

/// y = the steps of each row of x in reverse order. dx = dy reversed.
public record Reverse(int steps) implements Op {
  @Override
  public void forward(Frame f, int from, int to) {
    reverse(f.input(0), f.output(), f.outputSize(), from, to);
  }

  @Override
  public void backward(Frame f, int from, int to) {
    if (f.wantsGradient(0)) {
      reverse(f.outputGradient(), f.inputGradient(0), f.outputSize(), from, to);
    }
  }

  private void reverse(float[] source, float[] target, int size, int from, int to) {
    int width = size / steps;
    for (int row = from; row < to; row++) {
      for (int t = 0; t < steps; t++) {
        int mirrored = steps - 1 - t;
        System.arraycopy(
            source, row * size + t * width, target, row * size + mirrored * width, width);
      }
    }
  }
}
