package dev.litmus.nn.ops;

/// The arrays of a [Recurrence] as one time step of some rows sees them. Every array is laid out
/// row by row and, within a row, step by step, so that the products of all steps are one product.
/// Where nothing will be differentiated, one step's place serves all.
final class StepRows {
  private static final float[] NONE = {};

  final Kernels kernels;
  final int rows;

  /// Steps that have a place of their own.
  final int blocks;

  /// The gates' sums, what their activations made of them, and the gradient of the sums.
  final float[] gates;

  final float[] active;
  final float[] gateGradient;

  /// The states before and after the step, and their gradients.
  final float[] previous;

  final float[] next;
  final float[] previousGradient;
  final float[] nextGradient;
  final float[] extra;
  final float[] bias;
  final int gateStride;
  final int stateStride;
  final int extraStride;

  /// Which of the places is the step's.
  int block;

  private final int from;
  private final int units;
  private final int gateWidth;
  private final int stateWidth;
  private final int extraWidth;
  private final float[] recurrentKernel;
  private final float[] scratch;

  /// With recurrent dropout, for each gate the previous output as the gate sees it, and the factors
  /// that make it of the output.
  private final float[] dropped;

  private final float[][] factors;

  StepRows(Frame f, RecurrentStep step, int steps, float[][] factors, int from, int to) {
    boolean keeps = f.outputGradient().length > 0;
    this.kernels = f.kernels();
    this.factors = factors;
    this.from = from;
    this.rows = to - from;
    this.units = step.units();
    this.blocks = keeps ? steps : 1;
    this.gateWidth = step.gates() * units;
    this.stateWidth = step.states() * units;
    this.extraWidth = step.extras();
    this.gateStride = blocks * gateWidth;
    this.stateStride = blocks * stateWidth;
    this.extraStride = blocks * extraWidth;
    this.gates = f.kept(0, gateStride);
    this.active = f.kept(1, gateStride);
    this.previous = f.kept(2, stateStride);
    this.next = f.kept(3, stateStride);
    this.extra = extraWidth > 0 ? f.kept(4, extraStride) : NONE;
    this.gateGradient = keeps ? f.kept(5, gateStride) : NONE;
    this.previousGradient = keeps ? f.kept(6, stateStride) : NONE;
    this.nextGradient = keeps ? f.kept(7, stateStride) : NONE;
    this.scratch = keeps ? f.kept(8, units) : NONE;
    this.dropped = factors.length > 0 ? f.kept(9, gateStride) : NONE;
    this.recurrentKernel = f.variable(1);
    this.bias = f.variables() > 2 ? f.variable(2) : NONE;
  }

  /// Where a gate of a row stands.
  int gate(int row, int gate) {
    return (from + row) * gateStride + block * gateWidth + gate * units;
  }

  /// Where a state of a row stands.
  int state(int row, int state) {
    return (from + row) * stateStride + block * stateWidth + state * units;
  }

  int extra(int row) {
    return (from + row) * extraStride + block * extraWidth;
  }

  int scratch(int row) {
    return (from + row) * units;
  }

  /// The previous output as a gate sees it.
  float seen(int row, int gate, int unit) {
    float h = previous[state(row, 0) + unit];
    return factors.length > 0 ? h * factors[gate][scratch(row) + unit] : h;
  }

  /// Adds to the gradient of the previous output what comes of that of what a gate sees.
  void addSeenGradient(int row, int gate, int unit, float gradient) {
    previousGradient[state(row, 0) + unit] +=
        factors.length > 0 ? gradient * factors[gate][scratch(row) + unit] : gradient;
  }

  /// What each gate sees of the previous output, to be called once a step.
  void drop() {
    for (int gate = 0; gate < factors.length; gate++) {
      for (int row = 0; row < rows; row++) {
        for (int j = 0; j < units; j++) {
          dropped[gate(row, gate) + j] = seen(row, gate, j);
        }
      }
    }
  }

  /// target (+)= h U for some neighbouring gates.
  void addRecurrent(int gate, int count, float[] target, int at, int stride, boolean accumulate) {
    if (factors.length == 0) {
      multiply(gate, count, previous, state(0, 0), stateStride, target, at, stride, accumulate);
      return;
    }
    for (int g = gate; g < gate + count; g++) {
      int to = at + (g - gate) * units;
      multiply(g, 1, dropped, gate(0, g), gateStride, target, to, stride, accumulate);
    }
  }

  /// sums of a gate += x U of that gate.
  void multiplyRecurrent(int gate, float[] x, int at, int stride, float[] sums, int sumsAt) {
    multiply(gate, 1, x, at, stride, sums, sumsAt, gateStride, true);
  }

  private void multiply(
      int gate,
      int count,
      float[] x,
      int xAt,
      int xStride,
      float[] target,
      int at,
      int stride,
      boolean accumulate) {
    kernels.matmul(
        rows,
        count * units,
        units,
        x,
        xAt,
        xStride,
        recurrentKernel,
        gate * units,
        gateWidth,
        target,
        at,
        stride,
        accumulate);
  }

  /// Gradient of the previous output (+)= d U^T for some neighbouring gates.
  void recurrentBackward(int gate, int count, float[] d, int at, int stride, boolean accumulate) {
    if (factors.length == 0) {
      int to = state(0, 0);
      multiplyBack(gate, count, d, at, stride, previousGradient, to, stateStride, accumulate);
      return;
    }
    for (int row = 0; row < rows && !accumulate; row++) {
      int h = state(row, 0);
      java.util.Arrays.fill(previousGradient, h, h + units, 0f);
    }
    for (int g = gate; g < gate + count; g++) {
      int gateAt = at + (g - gate) * units;
      multiplyBack(g, 1, d, gateAt, stride, scratch, scratch(0), units, false);
      for (int row = 0; row < rows; row++) {
        for (int j = 0; j < units; j++) {
          addSeenGradient(row, g, j, scratch[scratch(row) + j]);
        }
      }
    }
  }

  /// The gradient of what was multiplied with a gate's part of U, in an array of `units` a row.
  float[] backThroughRecurrent(int gate, float[] d, int at) {
    multiplyBack(gate, 1, d, at, gateStride, scratch, scratch(0), units, false);
    return scratch;
  }

  private void multiplyBack(
      int gate,
      int count,
      float[] d,
      int dAt,
      int dStride,
      float[] target,
      int at,
      int stride,
      boolean accumulate) {
    kernels.matmulTransposedB(
        rows,
        units,
        count * units,
        d,
        dAt,
        dStride,
        recurrentKernel,
        gate * units,
        gateWidth,
        target,
        at,
        stride,
        accumulate);
  }

  /// The gradient of U for some neighbouring gates, over all rows and steps.
  ///
  /// @param d the gradient of the gates' sums, with `stride` between steps
  void recurrentKernelGradient(
      int gate, int count, float[] d, int at, int stride, float[] gradient, int first, int last) {
    boolean whole = factors.length == 0;
    int wide = whole ? count * units : units;
    for (int g = gate; g < gate + count; g += whole ? count : 1) {
      kernels.matmulTransposedA(
          last - first,
          wide,
          rows * blocks,
          whole ? previous : dropped,
          whole ? first : g * units + first,
          whole ? stateWidth : gateWidth,
          d,
          at + (g - gate) * units,
          stride,
          gradient,
          first * gateWidth + g * units,
          gateWidth,
          false);
    }
  }
}
