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
    return resetAfter ? 3 * units : units;
  }

  @Override
  public void forward(StepRows s) {
    if (resetAfter) {
      s.addRecurrent(0, 3, s.extra, s.extra(0), s.extraStride, false);
    } else {
      s.addRecurrent(0, 2, s.gates, s.gate(0, 0), s.gateStride, true);
    }
    float[] a = s.active;
    for (int row = 0; row < s.rows; row++) {
      int gate = s.gate(row, 0);
      int extra = s.extra(row);
      if (resetAfter) {
        addRecurrentParts(s, gate, extra);
      }
      recurrent.forward(s.kernels, s.gates, a, gate, 2, units);
      for (int j = 0; j < units; j++) {
        float reset = a[gate + R * units + j];
        if (resetAfter) {
          s.gates[gate + H * units + j] += reset * s.extra[extra + H * units + j];
        } else {
          s.extra[extra + j] = reset * s.seen(row, H, j);
        }
      }
    }
    if (!resetAfter) {
      s.multiplyRecurrent(H, s.extra, s.extra(0), s.extraStride, s.gates, s.gate(0, H));
    }
    for (int row = 0; row < s.rows; row++) {
      int gate = s.gate(row, 0);
      activation.forward(s.kernels, s.gates, a, gate + H * units, 1, units);
      int h = s.state(row, 0);
      for (int j = 0; j < units; j++) {
        float z = a[gate + Z * units + j];
        s.next[h + j] = z * s.previous[h + j] + (1f - z) * a[gate + H * units + j];
      }
    }
  }

  private void addRecurrentParts(StepRows s, int gate, int extra) {
    for (int j = 0; j < 3 * units && s.bias.length > 0; j++) {
      s.extra[extra + j] += s.bias[3 * units + j];
    }
    for (int j = 0; j < 2 * units; j++) {
      s.gates[gate + j] += s.extra[extra + j];
    }
  }

  @Override
  public void backward(StepRows s) {
    float[] a = s.active;
    float[] dz = s.gateGradient;
    for (int row = 0; row < s.rows; row++) {
      int gate = s.gate(row, 0);
      int h = s.state(row, 0);
      for (int j = 0; j < units; j++) {
        float dh = s.nextGradient[h + j];
        dz[gate + Z * units + j] = dh * (s.previous[h + j] - a[gate + H * units + j]);
        dz[gate + H * units + j] = dh * (1f - a[gate + Z * units + j]);
        s.previousGradient[h + j] = dh * a[gate + Z * units + j];
      }
      activation.backward(s.kernels, s.gates, a, dz, dz, gate + H * units, 1, units);
    }
    if (resetAfter) {
      resetAfterBackward(s);
    } else {
      resetBeforeBackward(s);
    }
  }

  /// Leaves the gradient of h U in the extras.
  private void resetAfterBackward(StepRows s) {
    float[] dz = s.gateGradient;
    for (int row = 0; row < s.rows; row++) {
      int gate = s.gate(row, 0);
      int extra = s.extra(row);
      for (int j = 0; j < units; j++) {
        float dn = dz[gate + H * units + j];
        dz[gate + R * units + j] = dn * s.extra[extra + H * units + j];
        s.extra[extra + H * units + j] = dn * s.active[gate + R * units + j];
      }
      recurrent.backward(s.kernels, s.gates, s.active, dz, dz, gate, 2, units);
      System.arraycopy(dz, gate, s.extra, extra, 2 * units);
    }
    s.recurrentBackward(0, 3, s.extra, s.extra(0), s.extraStride, true);
  }

  private void resetBeforeBackward(StepRows s) {
    float[] dz = s.gateGradient;
    float[] reset = s.backThroughRecurrent(H, dz, s.gate(0, H));
    for (int row = 0; row < s.rows; row++) {
      int gate = s.gate(row, 0);
      for (int j = 0; j < units; j++) {
        float d = reset[s.scratch(row) + j];
        dz[gate + R * units + j] = d * s.seen(row, H, j);
        s.addSeenGradient(row, H, j, d * s.active[gate + R * units + j]);
      }
      recurrent.backward(s.kernels, s.gates, s.active, dz, dz, gate, 2, units);
    }
    s.recurrentBackward(0, 2, dz, s.gate(0, 0), s.gateStride, true);
  }

  @Override
  public void recurrentGradient(StepRows s, float[] gradient, int first, int last) {
    if (resetAfter) {
      s.recurrentKernelGradient(0, 3, s.extra, 0, 3 * units, gradient, first, last);
      return;
    }
    s.recurrentKernelGradient(0, 2, s.gateGradient, 0, 3 * units, gradient, first, last);
    s.kernels.matmulTransposedA(
        last - first,
        units,
        s.rows * s.blocks,
        s.extra,
        first,
        units,
        s.gateGradient,
        H * units,
        3 * units,
        gradient,
        (first * 3 + H) * units,
        3 * units,
        false);
  }

  @Override
  public void biasGradient(StepRows s, float[] gradient) {
    int steps = s.rows * s.blocks;
    s.kernels.sumRows(s.gateGradient, 0, steps, 3 * units, gradient, 0);
    if (resetAfter) {
      s.kernels.sumRows(s.extra, 0, steps, 3 * units, gradient, 3 * units);
    }
  }
}
