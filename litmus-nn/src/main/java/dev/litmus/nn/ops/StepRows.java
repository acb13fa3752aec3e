package dev.litmus.nn.ops;

import java.util.Arrays;

/// The arrays of a [Recurrence] for a group of rows that go through the steps together: one array
/// for each gate and each state, laid out step by step, then row by row. As few of them as can be
/// hold all steps, since memory is what limits a long sequence; what only the step at hand needs
/// stays in the nearest cache. Where nothing will be differentiated, one step's place serves all.
final class StepRows extends Apart {
  /// Rows of a group: enough to keep matrix products busy, few enough for a step to stay in cache.
  static final int GROUP = 16;

  // The arrays that the op keeps: so many for each gate, or state, from these numbers on.
  private static final int GATES = 0;
  private static final int ACTIVE = 4;
  private static final int STATES = 8;
  private static final int EXTRA = 10;
  private static final int DROPPED = 12;
  private static final int GRADIENT = 16;
  private static final int GATE_GRADIENT = 18;
  private static final int SCRATCH = 22;

  /// The first number that others may use.
  static final int KEPT = 25;

  private static final float[][] NONE = {};

  final int units;

  /// Steps that have a place of their own.
  final int places;

  /// The first row of the group.
  final int from;

  /// The gates' sums; backward leaves their gradients here.
  final float[][] gates;

  /// What the gates' activations made of the sums: the same arrays where derivatives need no more.
  final float[][] active;

  /// The states: a place before the first step, then one behind each; the first is the output.
  final float[][] states;

  final float[][] extra;

  /// Of the step at hand only, from [#row] on: the gradients of the states, behind the step and
  /// then before it, and of the gates' activations.
  final float[][] gradient;

  final float[][] gateGradient;

  /// Numbers of the step at hand, from [#row] on.
  final float[] scratch;

  /// Where the arrays of one step begin.
  final int row;

  /// Where the step begins in arrays of all steps, and how many numbers it has in each: rows times
  /// units.
  int at;

  int size;

  /// Where the states before and behind the step begin.
  int before;

  int after;

  private final Frame f;
  private final GatePanels panels;
  private final float[] sums;
  private final float[] activated;
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
    this.row = from * units;
    this.places = keeps ? steps : 1;
    this.gates = kept(GATES, step.gates(), places);
    this.active = step.inPlace() ? gates : kept(ACTIVE, step.gates(), places);
    this.states = kept(STATES, step.states(), places + 1);
    this.extra = kept(EXTRA, step.extras(), places);
    this.gradient = keeps ? kept(GRADIENT, step.states(), 1) : NONE;
    this.gateGradient = keeps ? kept(GATE_GRADIENT, step.gates(), 1) : NONE;
    this.scratch = f.kept(SCRATCH, units);
    this.sums = f.kept(SCRATCH + 1, units);
    this.activated = f.kept(SCRATCH + 2, units);
    this.dropped = factors.length > 0 ? kept(DROPPED, step.gates(), places) : NONE;
  }

  private float[][] kept(int first, int count, int steps) {
    float[][] arrays = new float[count][];
    for (int i = 0; i < count; i++) {
      arrays[i] = f.kept(first + i, steps * units);
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
    // Without places of their own, steps take turns.
    before = firstState() + (places == 1 ? i % 2 : i) * size;
    after = firstState() + (places == 1 ? (i + 1) % 2 : i + 1) * size;
  }

  /// Where the first step begins in arrays of all steps.
  int start() {
    return from * places * units;
  }

  /// Where the states before the first step begin.
  private int firstState() {
    return from * (places + 1) * units;
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

  /// Turns the gradient of what the activation made of a gate, in [#gateGradient], into that of the
  /// gate's sums, in [#gates].
  void activateBackward(Activation activation, int gate) {
    float[] d = gateGradient[gate];
    if (activation instanceof ArrayActivation simple) {
      float[] into = gates[gate];
      simple.gradient().apply(kernels(), active[gate], at, d, row, into, at, size);
      return;
    }
    activateBackward(activation, gates[gate], at, active[gate], at, d);
    System.arraycopy(d, row, gates[gate], at, size);
  }

  /// Turns the gradient d of y = f(x) into that of x, in place; x and y begin as told, d at [#row].
  void activateBackward(Activation activation, float[] x, int xAt, float[] y, int yAt, float[] d) {
    if (activation instanceof ArrayActivation simple) {
      simple.gradient().apply(kernels(), y, yAt, d, row, d, row, size);
      return;
    }
    System.arraycopy(x, xAt, sums, row, size);
    System.arraycopy(y, yAt, activated, row, size);
    activation.backward(kernels(), sums, activated, d, d, row, rows, units);
  }

  /// The previous output as a gate sees it, from [#seenAt] on.
  float[] seen(int gate) {
    return factors.length > 0 ? dropped[gate] : states[0];
  }

  int seenAt() {
    return factors.length > 0 ? at : before;
  }

  /// What each gate sees of the previous output, to be called once a step.
  void drop() {
    for (int gate = 0; gate < factors.length; gate++) {
      for (int j = 0; j < size; j++) {
        dropped[gate][at + j] = states[0][before + j] * factors[gate][row + j];
      }
    }
  }

  /// target (+)= h U, for the gate's part of U and what the gate sees of h.
  void addRecurrent(int gate, float[] target, boolean accumulate) {
    multiplyRecurrent(gate, seen(gate), seenAt(), target, accumulate);
  }

  /// target += the gate's part of the bias beside U, where there is one.
  void addRecurrentBias(int gate, float[] target) {
    if (f.variables() > 2) {
      kernels().addBias(target, at, rows, units, panels.recurrentBias(f, gate));
    }
  }

  /// target (+)= x U, for the gate's part of U.
  void multiplyRecurrent(int gate, float[] x, int xAt, float[] target, boolean accumulate) {
    float[] u = panels.recurrent(f, gate);
    kernels().matmulPanels(rows, units, units, x, xAt, units, u, 0, target, at, units, accumulate);
  }

  /// Gradient of the previous output (+)= d U^T, for the gate's part of U; d begins at [#at].
  void recurrentBackward(int gate, float[] d, boolean accumulate) {
    if (factors.length == 0) {
      multiplyBack(gate, d, gradient[0], accumulate);
      return;
    }
    if (!accumulate) {
      Arrays.fill(gradient[0], row, row + size, 0f);
    }
    addSeenGradient(gate, backThroughRecurrent(gate, d));
  }

  /// d U^T for the gate's part of U, from [#row] on.
  float[] backThroughRecurrent(int gate, float[] d) {
    multiplyBack(gate, d, scratch, false);
    return scratch;
  }

  /// Adds to the gradient of the previous output what comes of that of what a gate sees.
  void addSeenGradient(int gate, float[] seenGradient) {
    float[] target = gradient[0];
    for (int j = row; j < row + size; j++) {
      float d = seenGradient[j];
      target[j] += factors.length > 0 ? d * factors[gate][j] : d;
    }
  }

  private void multiplyBack(int gate, float[] d, float[] target, boolean accumulate) {
    float[] u = panels.recurrentBack(f, gate);
    kernels().matmulPanels(rows, units, units, d, at, units, u, 0, target, row, units, accumulate);
  }

  /// The gradient of a gate's part of U by what the gate saw of the output.
  void recurrentGradient(int gate, float[] d, Sums into) {
    boolean drops = factors.length > 0;
    recurrentGradient(gate, seen(gate), drops ? start() : firstState(), d, into);
  }

  /// The gradient of a gate's part of U: what the gate saw at all steps, transposed, times d.
  void recurrentGradient(int gate, float[] seen, int seenStart, float[] d, Sums into) {
    int gateWidth = gates.length * units;
    int first = into.first(units);
    kernels()
        .matmulTransposedA(
            into.last(units) - first,
            units,
            rows * places,
            seen,
            seenStart + first,
            units,
            d,
            start(),
            units,
            into.gradient(1),
            first * gateWidth + gate * units,
            gateWidth,
            into.goesOn());
  }

  /// The gradient of a gate's part of a bias: d added up over all rows and steps.
  void biasGradient(float[] d, Sums into, int to) {
    float[] gradients = into.gradient(2);
    float[] added = into.room();
    kernels().sumRows(d, start(), rows * places, units, added, 0);
    for (int j = 0; j < units; j++) {
      gradients[to + j] = into.goesOn() ? gradients[to + j] + added[j] : added[j];
    }
  }

  /// Where the gradients of the variables go that groups of rows are adding up.
  interface Sums {
    /// The gradient of the variable of that number; the array itself.
    float[] gradient(int variable);

    /// Whether to add to what groups before gave.
    boolean goesOn();

    /// Room for a gate's units.
    float[] room();

    /// The first of so many rows of a kernel that are wanted.
    int first(int rows);

    /// The one behind the last.
    int last(int rows);
  }
}
