package dev.litmus.nn.ops;

/// y = 1 where any of the `features` numbers of a step differs from `value`, else 0: which time
/// steps count. Nothing flows back.
public record StepMask(float value, int features) implements Op {
  @Override
  public void forward(Frame f, int from, int to) {
    float[] x = f.input(0);
    int steps = f.outputSize();
    for (int i = from * steps; i < to * steps; i++) {
      float counts = 0f;
      for (int j = i * features; j < (i + 1) * features; j++) {
        counts = x[j] != value ? 1f : counts;
      }
      f.output()[i] = counts;
    }
  }

  @Override
  public void backward(Frame f, int from, int to) {
    NoGradient.fill(f, from, to);
  }
}
