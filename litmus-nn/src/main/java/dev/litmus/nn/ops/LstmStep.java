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

  /// a(c').
  @Override
  public int extras() {
    return 1;
  }

  @Override
  public void forward(StepRows s) {
    for (int gate = 0; gate < 4; gate++) {
      s.addRecurrent(gate, s.gates[gate], true);
      s.activate(gate == C ? activation : recurrent, gate);
    }
    int to = s.at + s.size;
    carry(s.at, to, s.active[F], s.previous[CARRY], s.active[I], s.active[C], s.next[CARRY]);
    float[] activated = s.extra[0];
    activation.forward(s.kernels(), s.next[CARRY], activated, s.at, s.rows(), units);
    output(s.at, to, s.active[O], activated, s.next[OUTPUT]);
  }

  private static void carry(
      int from, int to, float[] f, float[] c, float[] i, float[] z, float[] next) {
    for (int j = from; j < to; j++) {
      next[j] = f[j] * c[j] + i[j] * z[j];
    }
  }

  private static void output(int from, int to, float[] o, float[] activated, float[] next) {
    for (int j = from; j < to; j++) {
      next[j] = o[j] * activated[j];
    }
  }

  @Override
  public void backward(StepRows s) {
    int to = s.at + s.size;
    float[] activated = s.extra[0];
    float[] dCarry = s.previousGradient[CARRY];
    outputBackward(
        s.at, to, s.nextGradient[OUTPUT], s.active[O], activated, s.gateGradient[O], dCarry);
    activation.backward(
        s.kernels(), s.next[CARRY], activated, dCarry, dCarry, s.at, s.rows(), units);
    inputBackward(
        s.at,
        to,
        s.nextGradient[CARRY],
        dCarry,
        s.active[I],
        s.active[C],
        s.gateGradient[I],
        s.gateGradient[C]);
    carryBackward(s.at, to, dCarry, s.active[F], s.previous[CARRY], s.gateGradient[F]);
    for (int gate = 0; gate < 4; gate++) {
      s.activateBackward(gate == C ? activation : recurrent, gate);
      s.recurrentBackward(gate, s.gateGradient[gate], gate > 0);
    }
  }

  private static void outputBackward(
      int from, int to, float[] dh, float[] o, float[] activated, float[] dO, float[] dCarry) {
    for (int j = from; j < to; j++) {
      dO[j] = dh[j] * activated[j];
      dCarry[j] = dh[j] * o[j];
    }
  }

  /// Adds to the gradient of c' what comes from the step behind, and hands it to i and z_c.
  private static void inputBackward(
      int from,
      int to,
      float[] behind,
      float[] dCarry,
      float[] i,
      float[] z,
      float[] dI,
      float[] dZ) {
    for (int j = from; j < to; j++) {
      float d = behind[j] + dCarry[j];
      dCarry[j] = d;
      dI[j] = d * z[j];
      dZ[j] = d * i[j];
    }
  }

  private static void carryBackward(
      int from, int to, float[] dCarry, float[] f, float[] c, float[] dF) {
    for (int j = from; j < to; j++) {
      dF[j] = dCarry[j] * c[j];
      dCarry[j] = dCarry[j] * f[j];
    }
  }

  @Override
  public void recurrentGradient(StepRows s, float[] gradient, int first, int last) {
    for (int gate = 0; gate < 4; gate++) {
      s.recurrentGradient(gate, s.seen(gate), s.gateGradient[gate], gradient, first, last);
    }
  }
}
