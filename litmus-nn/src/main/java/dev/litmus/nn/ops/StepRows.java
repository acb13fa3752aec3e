package dev.litmus.nn.ops;

import java.util.Arrays;

/// The arrays of a [Recurrence] for a group of rows that go through the steps together: one array
/// for each gate and each state, laid out step by step, then row by row, so that what belongs to a
/// step stands at the same [#at] in all of them and loops over it have one index. Where nothing
/// will be differentiated, one step's place serves all.
final class StepRows extends Apart {
  /// Rows of a group: enough to keep matrix products busy, few enough for a step to stay in cache.
  static final int GROUP = 16;

  // The arrays that the op keeps: so many for each gate, or state, from these numbers on.
  private static final int GATES = 0;
  private static final int ACTIVE = 4;
  private static final int GATE_GRADIENT = 8;
  private static final int PREVIOUS = 12;
  private static final int NEXT = 14;
  private static final int PREVIOUS_GRADIENT = 16;
  private static final int NEXT_GRADIENT = 18;
  private static final int EXTRA = 20;
  private static final int DROPPED = 23;
  private static final int SCRATCH = 27;

  /// The first number that others may use.
  static final int KEPT = 28;

  private static final float[][] NONE = {};

  final int units;

  /// Steps that have a place of their own.
  final int places;

  /// The first row of the group.
  final int from;

  /// The gates' sums, what their activations made of them, and the gradient of the sums.
  final float[][] gates;

  final float[][] active;
  final float[][] gateGradient;

  /// The states before and after the step, and their gradients; the first state is the output.
  final float[][] previous;

  final float[][] next;
  final float[][] previousGradient;
  final float[][] nextGradient;
  final float[][] extra;

  /// Where the step begins in all arrays, and how many numbers it has in each: rows times units.
  int at;

  int size;

  private final Frame f;
  private final GatePanels panels;
  private final float[] scratch;
  private int rows;

  /// With recurrent dropout, for each gate the previous output as the gate sees it, and the factors
  /// that make it of the output.
  private final float[][] dropped;

  private final float[][] factors;

  StepRows(Frame f, RecurrentStep step, GatePanels panels, int steps, float[][] factors, int from) {
    boolean keeps = f.outputGradient().length > 0;
    this.f = f;
    this.panels = panels;
    this.factors = factors;
    this.from = from;
    this.units = step.units();
    this.places = keeps ? steps : 1;
    this.gates = kept(GATES, step.gates());
    this.active = kept(ACTIVE, step.gates());
    this.previous = kept(PREVIOUS, step.states());
    this.next = kept(NEXT, step.states());
    this.extra = kept(EXTRA, step.extras());
    this.gateGradient = keeps ? kept(GATE_GRADIENT, step.gates()) : NONE;
    this.previousGradient = keeps ? kept(PREVIOUS_GRADIENT, step.states()) : NONE;
    this.nextGradient = keeps ? kept(NEXT_GRADIENT, step.states()) : NONE;
    this.scratch = f.kept(SCRATCH, units);
    this.dropped = factors.length > 0 ? kept(DROPPED, step.gates()) : NONE;
  }

  private float[][] kept(int first, int count) {
    float[][] arrays = new float[count][];
    for (int i = 0; i < count; i++) {
      arrays[i] = f.kept(first + i, places * units);
    }
    return arrays;
  }

  /// Sets how many rows the group has in the batch at hand.
  void begin(int count) {
    rows = count;
    size = count * units;
    go(0);
  }

  /// Goes to the i-th step.
  void go(int i) {
    at = start() + (places == 1 ? 0 : i * size);
  }

  /// Where the first step begins in all arrays.
  int start() {
    return from * places * units;
  }

  int rows() {
    return rows;
  }

  Kernels kernels() {
    return f.kernels();
  }

  /// Applies an activation to a gate of the step.
  void activate(Activation activation, int gate) {
    activation.forward(kernels(), gates[gate], active[gate], at, rows, units);
  }

  /// Turns the gradient of what the activation made of a gate into that of the gate's sums.
  void activateBackward(Activation activation, int gate) {
    float[] d = gateGradient[gate];
    activation.backward(kernels(), gates[gate], active[gate], d, d, at, rows, units);
  }

  /// The previous output as a gate sees it.
  float[] seen(int gate) {
    return factors.length > 0 ? dropped[gate] : previous[0];
  }

  /// What each gate sees of the previous output, to be called once a step.
  void drop() {
    int row = from * units;
    for (int gate = 0; gate < factors.length; gate++) {
      for (int j = 0; j < size; j++) {
        dropped[gate][at + j] = previous[0][at + j] * factors[gate][row + j];
      }
    }
  }

  /// target (+)= h U, for the gate's part of U and what the gate sees of h.
  void addRecurrent(int gate, float[] target, boolean accumulate) {
    multiplyRecurrent(gate, seen(gate), target, accumulate);
  }

  /// target += the gate's part of the bias beside U, where there is one.
  void addRecurrentBias(int gate, float[] target) {
    if (f.variables() > 2) {
      kernels().addBias(target, at, rows, units, panels.recurrentBias(f, gate));
    }
  }

  /// target (+)= x U, for the gate's part of U.
  void multiplyRecurrent(int gate, float[] x, float[] target, boolean accumulate) {
    float[] u = panels.recurrent(f, gate);
    kernels().matmulPanels(rows, units, units, x, at, units, u, 0, target, at, units, accumulate);
  }

  /// Gradient of the previous output (+)= d U^T, for the gate's part of U.
  void recurrentBackward(int gate, float[] d, boolean accumulate) {
    if (factors.length == 0) {
      multiplyBack(gate, d, previousGradient[0], at, accumulate);
      return;
    }
    if (!accumulate) {
      Arrays.fill(previousGradient[0], at, at + size, 0f);
    }
    addSeenGradient(gate, backThroughRecurrent(gate, d));
  }

  /// d U^T for the gate's part of U, in an array in which the step begins at [#scratchAt].
  float[] backThroughRecurrent(int gate, float[] d) {
    multiplyBack(gate, d, scratch, scratchAt(), false);
    return scratch;
  }

  int scratchAt() {
    return from * units;
  }

  /// Adds to the gradient of the previous output what comes of that of what a gate sees, which
  /// begins at [#scratchAt].
  void addSeenGradient(int gate, float[] gradient) {
    int row = scratchAt();
    float[] target = previousGradient[0];
    for (int j = 0; j < size; j++) {
      float d = gradient[row + j];
      target[at + j] += factors.length > 0 ? d * factors[gate][row + j] : d;
    }
  }

  private void multiplyBack(int gate, float[] d, float[] target, int to, boolean accumulate) {
    float[] u = panels.recurrentBack(f, gate);
    kernels().matmulPanels(rows, units, units, d, at, units, u, 0, target, to, units, accumulate);
  }

  /// The gradient of a gate's part of U, rows `first` to before `last` of it: what the gate saw at
  /// all steps, transposed, times d.
  void recurrentGradient(int gate, float[] seen, float[] d, float[] gradient, int first, int last) {
    int gateWidth = gates.length * units;
    kernels()
        .matmulTransposedA(
            last - first,
            units,
            rows * places,
            seen,
            start() + first,
            units,
            d,
            start(),
            units,
            gradient,
            first * gateWidth + gate * units,
            gateWidth,
            from > 0);
  }

  /// The gradient of a gate's part of a bias: d added up over all rows and steps.
  void biasGradient(float[] d, float[] gradient, int to) {
    float[] sums = f.shared(GatePanels.SUMS, units);
    kernels().sumRows(d, start(), rows * places, units, sums, 0);
    for (int j = 0; j < units; j++) {
      gradient[to + j] = from > 0 ? gradient[to + j] + sums[j] : sums[j];
    }
  }
}
