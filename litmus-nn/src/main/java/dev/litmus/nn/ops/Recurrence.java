package dev.litmus.nn.ops;

import java.util.Arrays;

/// A recurrent layer over a whole sequence: x (time, features) and, with `masked`, a mask (time),
/// then, with `given`, the initial states; variables kernel (features, gates * units), recurrent
/// kernel (units, gates * units) and perhaps a bias.
///
/// y is the output of every step or of the last, followed by the states after the last step when
/// they are wanted. A step that is masked leaves the states as they are; its output is that of the
/// step before, zeros before the first step that counts, or always zeros where so wished.
public final class Recurrence implements Op {
  private static final float[][] NO_FACTORS = {};

  // Places among the arrays that the op keeps; those before are StepRows's.
  private static final int STARTED = 10;
  private static final int COUNTS = 11;
  private static final int SCRATCH = 12;
  private static final int FACTORS = 13;

  /// How the layer goes through the sequence.
  ///
  /// @param steps the length of the sequence
  /// @param backwards from the last step to the first; outputs stand in the order of computation
  /// @param everyStep whether to give the outputs of all steps
  /// @param withStates whether to give the last states too
  /// @param zeroWhereMasked whether the output of a masked step is zeros
  /// @param masked whether there is a mask
  /// @param given whether there are initial states
  public record Sweep(
      int steps,
      boolean backwards,
      boolean everyStep,
      boolean withStates,
      boolean zeroWhereMasked,
      boolean masked,
      boolean given) {}

  /// Shares of inputs and of recurrent inputs to drop in training, the same at every step. With
  /// recurrent dropout, each gate has its own masks, as in Keras.
  public record Rates(double input, double recurrent) {
    /// Nothing is dropped.
    public static final Rates NONE = new Rates(0, 0);

    boolean drops(boolean recurrently) {
      double rate = recurrently ? recurrent : input;
      return rate > 0 && rate < 1;
    }
  }

  private final RecurrentStep step;
  private final Sweep sweep;
  private final Rates rates;

  private Recurrence(RecurrentStep step, Sweep sweep, Rates rates) {
    this.step = step;
    this.sweep = sweep;
    this.rates = rates;
  }

  /// h' = f(x W + b + h U).
  public static Recurrence simple(int units, Activation activation, Sweep sweep, Rates rates) {
    return new Recurrence(new SimpleStep(units, activation), sweep, rates);
  }

  /// Long short-term memory.
  public static Recurrence lstm(
      int units, Activation activation, Activation recurrent, Sweep sweep, Rates rates) {
    return new Recurrence(new LstmStep(units, activation, recurrent), sweep, rates);
  }

  /// A gated recurrent unit.
  public static Recurrence gru(
      int units,
      Activation activation,
      Activation recurrent,
      boolean resetAfter,
      Sweep sweep,
      Rates rates) {
    return new Recurrence(new GruStep(units, activation, recurrent, resetAfter), sweep, rates);
  }

  @Override
  public boolean deterministic() {
    return !rates.drops(false) && !rates.drops(true);
  }

  @Override
  public void begin(Frame f) {
    reserve(f);
    if (f.training()) {
      draw(f, false);
      draw(f, true);
    }
  }

  /// Takes all arrays before rows are spread over threads.
  private void reserve(Frame f) {
    StepRows s = rows(f, 0, 0);
    f.kept(STARTED, 1);
    f.kept(COUNTS, s.blocks);
    float[][] factors = factors(f, false);
    seen(f, factors);
    if (factors.length > 0) {
      f.kept(SCRATCH, f.inputSize(0));
    }
  }

  private void draw(Frame f, boolean recurrently) {
    int width = recurrently ? step.units() : features(f);
    for (float[] factors : factors(f, recurrently)) {
      int count = f.rows() * width;
      f.drawUniform(factors, count);
      new DropoutOp(recurrently ? rates.recurrent : rates.input).drawnToFactors(factors, count);
    }
  }

  /// The dropout factors: one array for all gates, or one for each.
  private float[][] factors(Frame f, boolean recurrently) {
    if (!f.training() || !rates.drops(recurrently)) {
      return NO_FACTORS;
    }
    int count = rates.recurrent > 0 ? step.gates() : 1;
    float[][] factors = new float[count][];
    for (int i = 0; i < count; i++) {
      int place = FACTORS + (recurrently ? 2 * step.gates() : 0) + i;
      factors[i] = f.kept(place, recurrently ? step.units() : features(f));
    }
    return factors;
  }

  /// x as a gate sees it, one array for all gates or one for each.
  private float[][] seen(Frame f, float[][] factors) {
    if (factors.length == 0) {
      return new float[][] {f.input(0)};
    }
    float[][] seen = new float[factors.length][];
    for (int i = 0; i < seen.length; i++) {
      seen[i] = f.kept(FACTORS + step.gates() + i, f.inputSize(0));
    }
    return seen;
  }

  private int features(Frame f) {
    return f.inputSize(0) / sweep.steps;
  }

  private StepRows rows(Frame f, int from, int to) {
    return new StepRows(f, step, sweep.steps, factors(f, true), from, to);
  }

  @Override
  public void forward(Frame f, int from, int to) {
    StepRows s = rows(f, from, to);
    float[][] factors = factors(f, false);
    float[][] seen = seen(f, factors);
    for (int i = 0; i < factors.length; i++) {
      scale(f, f.input(0), factors[i], seen[i], from, to);
    }
    boolean keeps = s.blocks == sweep.steps;
    if (keeps) {
      multiply(f, seen, s, 0, sweep.steps, from);
    }
    Arrays.fill(f.kept(STARTED, 1), from, to, 0f);
    for (int i = 0; i < sweep.steps; i++) {
      int time = time(i);
      load(f, s, i, from);
      if (!keeps) {
        multiply(f, seen, s, time, 1, from);
      }
      s.drop();
      step.forward(s);
      settle(f, s, i, from);
    }
  }

  /// The place in the sequence of the i-th step.
  private int time(int i) {
    return sweep.backwards ? sweep.steps - 1 - i : i;
  }

  private int place(StepRows s, int i) {
    return s.blocks == 1 ? 0 : time(i);
  }

  /// x times factors, which are those of every step.
  private void scale(Frame f, float[] x, float[] factors, float[] y, int from, int to) {
    int features = features(f);
    for (int row = from; row < to; row++) {
      for (int t = 0; t < sweep.steps; t++) {
        int at = (row * sweep.steps + t) * features;
        for (int j = 0; j < features; j++) {
          y[at + j] = x[at + j] * factors[row * features + j];
        }
      }
    }
  }

  /// The gates' input parts, x W + b, of one step or, when it begins with the first, of all.
  private void multiply(Frame f, float[][] seen, StepRows s, int time, int count, int from) {
    int features = features(f);
    int wide = step.gates() * step.units();
    int groupWidth = wide / seen.length;
    int lines = s.rows * count;
    int at = from * s.gateStride;
    for (int g = 0; g < seen.length; g++) {
      f.kernels()
          .matmul(
              lines,
              groupWidth,
              features,
              seen[g],
              (from * sweep.steps + time) * features,
              count == 1 ? sweep.steps * features : features,
              f.variable(0),
              g * groupWidth,
              wide,
              s.gates,
              at + g * groupWidth,
              wide,
              false);
    }
    if (f.variables() > 2) {
      f.kernels().addBias(s.gates, at, lines, wide, f.variable(2));
    }
  }

  /// Takes the previous states from the step before or from outside.
  private void load(Frame f, StepRows s, int i, int from) {
    int width = step.states() * step.units();
    s.block = i == 0 ? 0 : place(s, i - 1);
    int source = s.state(0, 0);
    s.block = place(s, i);
    int target = s.state(0, 0);
    for (int row = 0; row < s.rows; row++) {
      int at = target + row * s.stateStride;
      if (i > 0) {
        System.arraycopy(s.next, source + row * s.stateStride, s.previous, at, width);
      } else if (!sweep.given) {
        Arrays.fill(s.previous, at, at + width, 0f);
      } else {
        for (int k = 0; k < step.states(); k++) {
          float[] state = f.input(given(k));
          int units = step.units();
          System.arraycopy(state, (from + row) * units, s.previous, at + k * units, units);
        }
      }
    }
  }

  /// Which input is the k-th initial state.
  private int given(int k) {
    return 1 + (sweep.masked ? 1 : 0) + k;
  }

  private boolean counts(Frame f, int row, int time) {
    return !sweep.masked || f.input(1)[row * sweep.steps + time] != 0f;
  }

  /// Undoes the step where it is masked, and writes the outputs.
  private void settle(Frame f, StepRows s, int i, int from) {
    int units = step.units();
    float[] started = f.kept(STARTED, 1);
    float[] outputCounts = f.kept(COUNTS, s.blocks);
    boolean last = i == sweep.steps - 1;
    for (int r = 0; r < s.rows; r++) {
      int row = from + r;
      int h = s.state(r, 0);
      boolean counts = counts(f, row, time(i));
      if (counts) {
        started[row] = 1f;
      } else {
        System.arraycopy(s.previous, h, s.next, h, step.states() * units);
      }
      float factor = started[row] != 0f && (counts || !sweep.zeroWhereMasked) ? 1f : 0f;
      outputCounts[row * s.blocks + s.block] = factor;
      if (sweep.everyStep || last) {
        int out = output(f, row, i);
        for (int j = 0; j < units; j++) {
          f.output()[out + j] = factor == 0f ? 0f : s.next[h + j];
        }
      }
      if (sweep.withStates && last) {
        System.arraycopy(s.next, h, f.output(), statesAt(f, row), step.states() * units);
      }
    }
  }

  /// Where the output of the i-th step stands.
  private int output(Frame f, int row, int i) {
    return row * f.outputSize() + (sweep.everyStep ? i * step.units() : 0);
  }

  private int statesAt(Frame f, int row) {
    return (row + 1) * f.outputSize() - step.states() * step.units();
  }

  @Override
  public void backward(Frame f, int from, int to) {
    StepRows s = rows(f, from, to);
    for (int i = sweep.steps - 1; i >= 0; i--) {
      arrive(f, s, i, from);
      step.backward(s);
      pass(f, s, i, from);
    }
    int width = step.units();
    for (int k = 0; sweep.given && k < step.states(); k++) {
      for (int r = 0; f.wantsGradient(given(k)) && r < s.rows; r++) {
        float[] target = f.inputGradient(given(k));
        System.arraycopy(s.previousGradient, s.state(r, k), target, (from + r) * width, width);
      }
    }
    if (f.wantsGradient(0)) {
      inputGradient(f, s, from, to);
    }
  }

  /// The gradient of the states after a step: from the step behind it and from outside.
  private void arrive(Frame f, StepRows s, int i, int from) {
    int units = step.units();
    int width = step.states() * units;
    boolean last = i == sweep.steps - 1;
    s.block = last ? 0 : place(s, i + 1);
    int source = s.state(0, 0);
    s.block = place(s, i);
    float[] outputCounts = f.kept(COUNTS, s.blocks);
    for (int r = 0; r < s.rows; r++) {
      int row = from + r;
      int h = s.state(r, 0);
      if (!last) {
        System.arraycopy(s.previousGradient, source + r * s.stateStride, s.nextGradient, h, width);
      } else if (sweep.withStates) {
        System.arraycopy(f.outputGradient(), statesAt(f, row), s.nextGradient, h, width);
      } else {
        Arrays.fill(s.nextGradient, h, h + width, 0f);
      }
      if ((sweep.everyStep || last) && outputCounts[row * s.blocks + s.block] != 0f) {
        int out = output(f, row, i);
        for (int j = 0; j < units; j++) {
          s.nextGradient[h + j] += f.outputGradient()[out + j];
        }
      }
    }
  }

  /// Where a step is masked its gradient goes to the step before as it came.
  private void pass(Frame f, StepRows s, int i, int from) {
    int units = step.units();
    for (int r = 0; sweep.masked && r < s.rows; r++) {
      if (!counts(f, from + r, time(i))) {
        int h = s.state(r, 0);
        System.arraycopy(s.nextGradient, h, s.previousGradient, h, step.states() * units);
        int gate = s.gate(r, 0);
        Arrays.fill(s.gateGradient, gate, gate + step.gates() * units, 0f);
        int extra = s.extra(r);
        Arrays.fill(s.extra, extra, extra + step.extras(), 0f);
      }
    }
  }

  private void inputGradient(Frame f, StepRows s, int from, int to) {
    float[][] factors = factors(f, false);
    float[] target = f.inputGradient(0);
    if (factors.length == 0) {
      multiplyBack(f, s, 0, 1, target, from);
      return;
    }
    float[] part = f.kept(SCRATCH, f.inputSize(0));
    Arrays.fill(target, from * f.inputSize(0), to * f.inputSize(0), 0f);
    for (int g = 0; g < factors.length; g++) {
      multiplyBack(f, s, g, factors.length, part, from);
      scale(f, part, factors[g], part, from, to);
      for (int i = from * f.inputSize(0); i < to * f.inputSize(0); i++) {
        target[i] += part[i];
      }
    }
  }

  private void multiplyBack(Frame f, StepRows s, int group, int groups, float[] target, int from) {
    int features = features(f);
    int wide = step.gates() * step.units();
    int groupWidth = wide / groups;
    f.kernels()
        .matmulTransposedB(
            s.rows * sweep.steps,
            features,
            groupWidth,
            s.gateGradient,
            from * s.gateStride + group * groupWidth,
            wide,
            f.variable(0),
            group * groupWidth,
            wide,
            target,
            from * f.inputSize(0),
            features,
            false);
  }

  @Override
  public void variableGradients(Frame f, int part, int parts) {
    StepRows s = rows(f, 0, f.rows());
    float[][] seen = seen(f, factors(f, false));
    int features = features(f);
    int first = Math.toIntExact((long) features * part / parts);
    int last = Math.toIntExact((long) features * (part + 1) / parts);
    int wide = step.gates() * step.units();
    int groupWidth = wide / seen.length;
    for (int g = 0; g < seen.length; g++) {
      f.kernels()
          .matmulTransposedA(
              last - first,
              groupWidth,
              f.rows() * sweep.steps,
              seen[g],
              first,
              features,
              s.gateGradient,
              g * groupWidth,
              wide,
              f.variableGradient(0),
              first * wide + g * groupWidth,
              wide,
              false);
    }
    int units = step.units();
    int firstUnit = Math.toIntExact((long) units * part / parts);
    int lastUnit = Math.toIntExact((long) units * (part + 1) / parts);
    step.recurrentGradient(s, f.variableGradient(1), firstUnit, lastUnit);
    if (part == 0 && f.variables() > 2) {
      step.biasGradient(s, f.variableGradient(2));
    }
  }
}
