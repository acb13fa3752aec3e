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
    s.addRecurrent(0, 1, s.gates, s.gate(0, 0), s.gateStride, true);
    for (int row = 0; row < s.rows; row++) {
      activation.forward(s.kernels, s.gates, s.next, s.gate(row, 0), 1, units);
    }
  }

  @Override
  public void backward(StepRows s) {
    for (int row = 0; row < s.rows; row++) {
      int at = s.gate(row, 0);
      activation.backward(s.kernels, s.gates, s.next, s.nextGradient, s.gateGradient, at, 1, units);
    }
    s.recurrentBackward(0, 1, s.gateGradient, s.gate(0, 0), s.gateStride, false);
  }

  @Override
  public void recurrentGradient(StepRows s, float[] gradient, int first, int last) {
    s.recurrentKernelGradient(0, 1, s.gateGradient, 0, units, gradient, first, last);
  }

  @Override
  public void biasGradient(StepRows s, float[] gradient) {
    s.kernels.sumRows(s.gateGradient, 0, s.rows * s.blocks, units, gradient, 0);
  }
}
