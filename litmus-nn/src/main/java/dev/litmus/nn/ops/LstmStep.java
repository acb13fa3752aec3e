package dev.litmus.nn.ops;

/// Long short-term memory: with z = x W + b + h U in four gates i, f, c, o,
///
/// c' = r(z_f) c + r(z_i) a(z_c); h' = r(z_o) a(c').
///
/// @param activation a, Keras's default is tanh
/// @param recurrent r, Keras's default is sigmoid
record LstmStep(int units, Activation activation, Activation recurrent) implements RecurrentStep {
  private static final int I = 0;
  private static final int F = 1;
  private static final int C = 2;
  private static final int O = 3;

  // The states.
  private static final int OUTPUT = 0;
  private static final int CARRY = 1;

  @Override
  public int gates() {
    return 4;
  }

  @Override
  public int states() {
    return 2;
  }

  /// a(c'), and c' beside it where the derivative needs that.
  @Override
  public int extras() {
    return inPlace() ? 1 : 2;
  }

  @Override
  public boolean inPlace() {
    return activation instanceof ArrayActivation && recurrent instanceof ArrayActivation;
  }

  /// The array of c' as the activation sees it.
  private float[] carried(StepRows s) {
    return s.extra[s.extra.length - 1];
  }

  @Override
  public void forward(StepRows s) {
    for (int gate = 0; gate < 4; gate++) {
      s.addRecurrent(gate, s.gates[gate], true);
      s.activate(gate == C ? activation : recurrent, gate);
    }
    Kernels kernels = s.kernels();
    float[][] a = s.active;
    float[] carry = s.states[CARRY];
    kernels.sumOfProducts(
        a[F], s.at, carry, s.before, a[I], s.at, a[C], s.at, carry, s.after, s.size);
    float[] activated = s.extra[0];
    if (activation instanceof ArrayActivation simple) {
      simple.function().apply(kernels, carry, s.after, activated, s.at, s.size);
    } else {
      System.arraycopy(carry, s.after, carried(s), s.at, s.size);
      activation.forward(kernels, carried(s), activated, s.at, s.rows(), units);
    }
    kernels.multiply(a[O], s.at, activated, s.at, s.states[OUTPUT], s.after, s.size);
  }

  @Override
  public void backward(StepRows s) {
    Kernels kernels = s.kernels();
    float[][] a = s.active;
    float[][] d = s.gateGradient;
    float[] dh = s.gradient[OUTPUT];
    float[] dCarry = s.gradient[CARRY];
    float[] activated = s.extra[0];
    int row = s.row;
    int n = s.size;
    kernels.multiply(dh, row, activated, s.at, d[O], row, n);
    // What comes to c' through the output, then from the step behind.
    float[] through = s.scratch;
    kernels.multiply(dh, row, a[O], s.at, through, row, n);
    s.activateBackward(activation, carried(s), s.at, activated, s.at, through);
    kernels.add(dCarry, row, through, row, dCarry, row, n);
    kernels.multiply(dCarry, row, a[C], s.at, d[I], row, n);
    kernels.multiply(dCarry, row, a[I], s.at, d[C], row, n);
    kernels.multiply(dCarry, row, s.states[CARRY], s.before, d[F], row, n);
    kernels.multiply(dCarry, row, a[F], s.at, dCarry, row, n);
    for (int gate = 0; gate < 4; gate++) {
      s.activateBackward(gate == C ? activation : recurrent, gate);
      s.recurrentBackward(gate, s.gates[gate], gate > 0);
    }
  }

  @Override
  public void recurrentGradient(StepRows s, StepRows.Sums into) {
    for (int gate = 0; gate < 4; gate++) {
      s.recurrentGradient(gate, s.gates[gate], into);
    }
  }
}
