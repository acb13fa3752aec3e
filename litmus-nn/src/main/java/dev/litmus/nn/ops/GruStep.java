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

  /// h U and its bias for all gates with the reset after, else r h.
  @Override
  public int extras() {
    return resetAfter ? 3 : 1;
  }

  @Override
  public void forward(StepRows s) {
    int to = s.at + s.size;
    if (resetAfter) {
      for (int gate = 0; gate < 3; gate++) {
        s.addRecurrent(gate, s.extra[gate], false);
        s.addRecurrentBias(gate, s.extra[gate]);
      }
      add(s.at, to, s.extra[Z], s.gates[Z]);
      add(s.at, to, s.extra[R], s.gates[R]);
    } else {
      s.addRecurrent(Z, s.gates[Z], true);
      s.addRecurrent(R, s.gates[R], true);
    }
    s.activate(recurrent, Z);
    s.activate(recurrent, R);
    if (resetAfter) {
      addProduct(s.at, to, s.active[R], s.extra[H], s.gates[H]);
    } else {
      multiply(s.at, to, s.active[R], s.seen(H), s.extra[0]);
      s.multiplyRecurrent(H, s.extra[0], s.gates[H], true);
    }
    s.activate(activation, H);
    blend(s.at, to, s.active[Z], s.previous[0], s.active[H], s.next[0]);
  }

  private static void add(int from, int to, float[] x, float[] sums) {
    for (int j = from; j < to; j++) {
      sums[j] += x[j];
    }
  }

  private static void multiply(int from, int to, float[] x, float[] y, float[] product) {
    for (int j = from; j < to; j++) {
      product[j] = x[j] * y[j];
    }
  }

  private static void addProduct(int from, int to, float[] x, float[] y, float[] sums) {
    for (int j = from; j < to; j++) {
      sums[j] += x[j] * y[j];
    }
  }

  private static void blend(int from, int to, float[] z, float[] h, float[] a, float[] next) {
    for (int j = from; j < to; j++) {
      next[j] = z[j] * h[j] + (1f - z[j]) * a[j];
    }
  }

  @Override
  public void backward(StepRows s) {
    int to = s.at + s.size;
    float[][] d = s.gateGradient;
    blendBackward(s.at, to, s.nextGradient[0], s.active[Z], d[H], s.previousGradient[0]);
    updateBackward(s.at, to, s.nextGradient[0], s.previous[0], s.active[H], d[Z]);
    s.activateBackward(activation, H);
    if (resetAfter) {
      // Leaves the gradient of h U in the extras.
      multiply(s.at, to, d[H], s.extra[H], d[R]);
      multiply(s.at, to, d[H], s.active[R], s.extra[H]);
      s.activateBackward(recurrent, Z);
      s.activateBackward(recurrent, R);
      System.arraycopy(d[Z], s.at, s.extra[Z], s.at, s.size);
      System.arraycopy(d[R], s.at, s.extra[R], s.at, s.size);
      for (int gate = 0; gate < 3; gate++) {
        s.recurrentBackward(gate, s.extra[gate], true);
      }
    } else {
      resetBeforeBackward(s);
      s.activateBackward(recurrent, Z);
      s.activateBackward(recurrent, R);
      s.recurrentBackward(Z, d[Z], true);
      s.recurrentBackward(R, d[R], true);
    }
  }

  private static void blendBackward(
      int from, int to, float[] dh, float[] z, float[] dA, float[] dPrevious) {
    for (int j = from; j < to; j++) {
      dA[j] = dh[j] * (1f - z[j]);
      dPrevious[j] = dh[j] * z[j];
    }
  }

  private static void updateBackward(
      int from, int to, float[] dh, float[] h, float[] a, float[] dZ) {
    for (int j = from; j < to; j++) {
      dZ[j] = dh[j] * (h[j] - a[j]);
    }
  }

  /// From the gradient of z_h to those of r and of the output that r let through.
  private void resetBeforeBackward(StepRows s) {
    float[] gradient = s.backThroughRecurrent(H, s.gateGradient[H]);
    int from = s.scratchAt();
    float[] seen = s.seen(H);
    for (int j = 0; j < s.size; j++) {
      float d = gradient[from + j];
      s.gateGradient[R][s.at + j] = d * seen[s.at + j];
      gradient[from + j] = d * s.active[R][s.at + j];
    }
    s.addSeenGradient(H, gradient);
  }

  @Override
  public void recurrentGradient(StepRows s, float[] gradient, int first, int last) {
    for (int gate = 0; gate < 3; gate++) {
      float[] d = resetAfter ? s.extra[gate] : s.gateGradient[gate];
      float[] seen = gate == H && !resetAfter ? s.extra[0] : s.seen(gate);
      s.recurrentGradient(gate, seen, d, gradient, first, last);
    }
  }

  @Override
  public void biasGradient(StepRows s, float[] gradient) {
    RecurrentStep.super.biasGradient(s, gradient);
    for (int gate = 0; gate < 3 && resetAfter; gate++) {
      s.biasGradient(s.extra[gate], gradient, (3 + gate) * units);
    }
  }
}
