package dev.litmus.nn.ops;

/// h' = f(x W + b + h U): a fully connected layer that sees its own last output.
record SimpleStep(int units, Activation activation) implements RecurrentStep {
  @Override
  public int gates() {
    return 1;
  }

  @Override
  public int states() {
    return 1;
  }

  @Override
  public int extras() {
    return 0;
  }

  @Override
  public void forward(StepRows s) {
    s.addRecurrent(0, s.gates[0], true);
    activation.forward(s.kernels(), s.gates[0], s.next[0], s.at, s.rows(), units);
  }

  @Override
  public void backward(StepRows s) {
    float[] dh = s.nextGradient[0];
    float[] d = s.gateGradient[0];
    activation.backward(s.kernels(), s.gates[0], s.next[0], dh, d, s.at, s.rows(), units);
    s.recurrentBackward(0, d, false);
  }

  @Override
  public void recurrentGradient(StepRows s, float[] gradient, int first, int last) {
    s.recurrentGradient(0, s.seen(0), s.gateGradient[0], gradient, first, last);
  }
}
