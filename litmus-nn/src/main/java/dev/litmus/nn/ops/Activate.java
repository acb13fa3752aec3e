package dev.litmus.nn.ops;

/// y = f(x) for an activation f that works on each element or along the last axis.
public record Activate(Activation activation, int units) implements Op {
  @Override
  public void forward(Frame f, int from, int to) {
    int size = f.outputSize();
    int rows = (to - from) * (size / units);
    activation.forward(f.kernels(), f.input(0), f.output(), from * size, rows, units);
  }

  @Override
  public void backward(Frame f, int from, int to) {
    if (f.wantsGradient(0)) {
      int size = f.outputSize();
      int rows = (to - from) * (size / units);
      activation.backward(
          f.kernels(),
          f.input(0),
          f.output(),
          f.outputGradient(),
          f.inputGradient(0),
          from * size,
          rows,
          units);
    }
  }
}
