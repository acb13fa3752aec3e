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

  @Override
  public int gates() {
    return 4;
  }

  @Override
  public int states() {
    return 2;
  }

  /// a(c') at the places of c' in the states.
  @Override
  public int extras() {
    return 2 * units;
  }

  @Override
  public void forward(StepRows s) {
    s.addRecurrent(0, 4, s.gates, s.gate(0, 0), s.gateStride, true);
    float[] a = s.active;
    for (int row = 0; row < s.rows; row++) {
      int gate = s.gate(row, 0);
      recurrent.forward(s.kernels, s.gates, a, gate, 2, units);
      activation.forward(s.kernels, s.gates, a, gate + C * units, 1, units);
      recurrent.forward(s.kernels, s.gates, a, gate + O * units, 1, units);
      int h = s.state(row, 0);
      int c = h + units;
      for (int j = 0; j < units; j++) {
        s.next[c + j] =
            a[gate + F * units + j] * s.previous[c + j]
                + a[gate + I * units + j] * a[gate + C * units + j];
      }
      activation.forward(s.kernels, s.next, s.extra, c, 1, units);
      for (int j = 0; j < units; j++) {
        s.next[h + j] = a[gate + O * units + j] * s.extra[c + j];
      }
    }
  }

  @Override
  public void backward(StepRows s) {
    float[] a = s.active;
    float[] dz = s.gateGradient;
    float[] before = s.previousGradient;
    for (int row = 0; row < s.rows; row++) {
      int gate = s.gate(row, 0);
      int h = s.state(row, 0);
      int c = h + units;
      for (int j = 0; j < units; j++) {
        dz[gate + O * units + j] = s.nextGradient[h + j] * s.extra[c + j];
        before[c + j] = s.nextGradient[h + j] * a[gate + O * units + j];
      }
      activation.backward(s.kernels, s.next, s.extra, before, before, c, 1, units);
      for (int j = 0; j < units; j++) {
        float dc = s.nextGradient[c + j] + before[c + j];
        dz[gate + I * units + j] = dc * a[gate + C * units + j];
        dz[gate + F * units + j] = dc * s.previous[c + j];
        dz[gate + C * units + j] = dc * a[gate + I * units + j];
        before[c + j] = dc * a[gate + F * units + j];
      }
      recurrent.backward(s.kernels, s.gates, a, dz, dz, gate, 2, units);
      activation.backward(s.kernels, s.gates, a, dz, dz, gate + C * units, 1, units);
      recurrent.backward(s.kernels, s.gates, a, dz, dz, gate + O * units, 1, units);
    }
    s.recurrentBackward(0, 4, dz, s.gate(0, 0), s.gateStride, false);
  }

  @Override
  public void recurrentGradient(StepRows s, float[] gradient, int first, int last) {
    s.recurrentKernelGradient(0, 4, s.gateGradient, 0, 4 * units, gradient, first, last);
  }

  @Override
  public void biasGradient(StepRows s, float[] gradient) {
    s.kernels.sumRows(s.gateGradient, 0, s.rows * s.blocks, 4 * units, gradient, 0);
  }
}
