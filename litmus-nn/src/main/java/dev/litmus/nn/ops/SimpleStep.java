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
  public boolean inPlace() {
    return activation instanceof ArrayActivation;
  }

  @Override
  public void forward(StepRows s) {
    s.addRecurrent(0, s.gates[0], true);
    s.activate(activation, 0);
    System.arraycopy(s.active[0], s.at, s.states[0], s.after, s.size);
  }

  @Override
  public void backward(StepRows s) {
    System.arraycopy(s.gradient[0], s.row, s.gateGradient[0], s.row, s.size);
    s.activateBackward(activation, 0);
    s.recurrentBackward(0, s.gates[0], false);
  }

  @Override
  public void recurrentGradient(StepRows s, StepRows.Sums into) {
    s.recurrentGradient(0, s.gates[0], into);
  }
}
