package dev.litmus.nn.ops;

/// A gated recurrent unit: in three gates z, r, h,
///
/// z = s(x W_z + h U_z), r = s(x W_r + h U_r), h' = z h + (1 - z) a(x W_h + n), where
///
/// n = r (h U_h + b_n) when the reset comes after the product, else n = (r h) U_h.
///
/// With the reset after, the bias has two rows, one beside W and one beside U.
///
/// @param activation a, Keras's default is tanh
/// @param recurrent s, Keras's default is sigmoid
record GruStep(int units, Activation activation, Activation recurrent, boolean resetAfter)
    implements RecurrentStep {
  private static final int Z = 0;
  private static final int R = 1;
  private static final int H = 2;

  @Override
  public int gates() {
    return 3;
  }

  @Override
  public int states() {
    return 1;
  }

  /// h U_h and its bias with the reset after, later their gradient; else r h.
  @Override
  public int extras() {
    return 1;
  }

  @Override
  public boolean inPlace() {
    return activation instanceof ArrayActivation && recurrent instanceof ArrayActivation;
  }

  @Override
  public void forward(StepRows s) {
    Kernels kernels = s.kernels();
    float[] extra = s.extra[0];
    for (int gate = Z; gate <= R; gate++) {
      s.addRecurrent(gate, s.gates[gate], true);
      if (resetAfter) {
        s.addRecurrentBias(gate, s.gates[gate]);
      }
      s.activate(recurrent, gate);
    }
    if (resetAfter) {
      s.addRecurrent(H, extra, false);
      s.addRecurrentBias(H, extra);
      kernels.multiply(s.active[R], s.at, extra, s.at, s.scratch, s.row, s.size);
      kernels.add(s.gates[H], s.at, s.scratch, s.row, s.gates[H], s.at, s.size);
    } else {
      kernels.multiply(s.active[R], s.at, s.seen(H), s.seenAt(), extra, s.at, s.size);
      s.multiplyRecurrent(H, extra, s.at, s.gates[H], true);
    }
    s.activate(activation, H);
    float[] h = s.states[0];
    kernels.mix(s.active[Z], s.at, h, s.before, s.active[H], s.at, h, s.after, s.size);
  }

  @Override
  public void backward(StepRows s) {
    Kernels kernels = s.kernels();
    float[][] a = s.active;
    float[][] d = s.gateGradient;
    float[] dh = s.gradient[0];
    float[] extra = s.extra[0];
    int row = s.row;
    int n = s.size;
    kernels.multiplyRest(dh, row, a[Z], s.at, d[H], row, n);
    kernels.multiplyDifference(dh, row, s.states[0], s.before, a[H], s.at, d[Z], row, n);
    kernels.multiply(dh, row, a[Z], s.at, dh, row, n);
    s.activateBackward(activation, H);
    if (resetAfter) {
      kernels.multiply(s.gates[H], s.at, extra, s.at, d[R], row, n);
      kernels.multiply(s.gates[H], s.at, a[R], s.at, extra, s.at, n);
    } else {
      float[] gradient = s.backThroughRecurrent(H, s.gates[H]);
      kernels.multiply(gradient, row, s.seen(H), s.seenAt(), d[R], row, n);
      kernels.multiply(gradient, row, a[R], s.at, gradient, row, n);
      s.addSeenGradient(H, gradient);
    }
    for (int gate = Z; gate <= R; gate++) {
      s.activateBackward(recurrent, gate);
      s.recurrentBackward(gate, s.gates[gate], true);
    }
    if (resetAfter) {
      s.recurrentBackward(H, extra, true);
    }
  }

  @Override
  public void recurrentGradient(StepRows s, StepRows.Sums into) {
    s.recurrentGradient(Z, s.gates[Z], into);
    s.recurrentGradient(R, s.gates[R], into);
    if (resetAfter) {
      s.recurrentGradient(H, s.extra[0], into);
    } else {
      s.recurrentGradient(H, s.extra[0], s.start(), s.gates[H], into);
    }
  }

  @Override
  public void biasGradient(StepRows s, StepRows.Sums into) {
    RecurrentStep.super.biasGradient(s, into);
    if (resetAfter) {
      s.biasGradient(s.gates[Z], into, 3 * units);
      s.biasGradient(s.gates[R], into, 4 * units);
      s.biasGradient(s.extra[0], into, 5 * units);
    }
  }
}
