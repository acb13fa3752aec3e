package dev.litmus.nn.ops;

/// y = 1 where any of the masks is not 0, else 0. Nothing flows back.
public record EitherMask() implements Op {
  @Override
  public void forward(Frame f, int from, int to) {
    float[] y = f.output();
    for (int at = from * f.outputSize(); at < to * f.outputSize(); at++) {
      y[at] = 0f;
      for (int i = 0; i < f.inputs(); i++) {
        y[at] = f.input(i)[at] != 0f ? 1f : y[at];
      }
    }
  }

  @Override
  public void backward(Frame f, int from, int to) {
    NoGradient.fill(f, from, to);
  }
}
