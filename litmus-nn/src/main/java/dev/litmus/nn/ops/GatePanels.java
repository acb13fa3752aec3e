package dev.litmus.nn.ops;

/// The kernels W and U of a recurrent layer, gate by gate in [Panels], as they are and transposed;
/// laid out once a batch.
///
/// @param gates how many gates stand side by side in the kernels
/// @param units columns of a gate
record GatePanels(int gates, int units) {
  // What is shared among rows: four gates each.
  private static final int INPUT = 0;
  private static final int RECURRENT = 4;
  private static final int INPUT_BACK = 8;
  private static final int RECURRENT_BACK = 12;
  private static final int BIAS = 16;

  private static final int RECURRENT_BIAS = 20;

  /// Room for the sums of a gate's bias, twice.
  static final int SUMS = 24;

  void pack(Frame f) {
    int features = f.variable(0).length / (gates * units);
    for (int gate = 0; gate < gates; gate++) {
      pack(f, 0, features, gate, INPUT);
      pack(f, 1, units, gate, RECURRENT);
      if (f.outputGradient().length > 0) {
        packBack(f, 1, units, gate, RECURRENT_BACK);
        f.shared(SUMS, units);
        f.shared(SUMS + 1, units);
      }
      if (f.wantsGradient(0)) {
        packBack(f, 0, features, gate, INPUT_BACK);
      }
      if (f.variables() > 2) {
        packBias(f, gate, BIAS);
      }
      if (f.variables() > 2 && f.variable(2).length == 2 * gates * units) {
        packBias(f, gates + gate, RECURRENT_BIAS - gates);
      }
    }
  }

  private void pack(Frame f, int variable, int rows, int gate, int place) {
    float[] panels = f.shared(place + gate, Panels.size(rows, units));
    Panels.pack(rows, units, f.variable(variable), gate * units, gates * units, 1, panels, 0);
  }

  private void packBack(Frame f, int variable, int rows, int gate, int place) {
    float[] panels = f.shared(place + gate, Panels.size(units, rows));
    Panels.pack(units, rows, f.variable(variable), gate * units, 1, gates * units, panels, 0);
  }

  private void packBias(Frame f, int part, int place) {
    System.arraycopy(f.variable(2), part * units, f.shared(place + part, units), 0, units);
  }

  float[] input(Frame f, int gate) {
    return f.shared(INPUT + gate, 0);
  }

  float[] recurrent(Frame f, int gate) {
    return f.shared(RECURRENT + gate, 0);
  }

  float[] inputBack(Frame f, int gate) {
    return f.shared(INPUT_BACK + gate, 0);
  }

  float[] recurrentBack(Frame f, int gate) {
    return f.shared(RECURRENT_BACK + gate, 0);
  }

  /// The gate's part of the bias beside W.
  float[] bias(Frame f, int gate) {
    return f.shared(BIAS + gate, 0);
  }

  /// The gate's part of the bias beside U, of a layer that has such.
  float[] recurrentBias(Frame f, int gate) {
    return f.shared(RECURRENT_BIAS + gate, 0);
  }
}
