package dev.litmus.nn.ops;

/// y = x: the same numbers in another shape or under another type. dx = dy.
public record Copy() implements Op {
  @Override
  public void forward(Frame f, int from, int to) {
    int size = f.outputSize();
    System.arraycopy(f.input(0), from * size, f.output(), from * size, (to - from) * size);
  }

  @Override
  public void backward(Frame f, int from, int to) {
    if (f.wantsGradient(0)) {
      int size = f.outputSize();
      System.arraycopy(
          f.outputGradient(), from * size, f.inputGradient(0), from * size, (to - from) * size);
    }
  }
}
