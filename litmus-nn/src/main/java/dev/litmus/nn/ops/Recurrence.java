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
  // Places among the arrays that the op keeps, between those of StepRows and of StepInputs.
  private static final int STARTED = 10;
  private static final int COUNTS = 11;

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
  private final StepInputs inputs;

  private Recurrence(RecurrentStep step, Sweep sweep, Rates rates) {
    this.step = step;
    this.sweep = sweep;
    this.rates = rates;
    this.inputs = new StepInputs(step, sweep.steps, rates);
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
  public long work(int outputs, int weights) {
    return (long) sweep.steps * weights;
  }

  @Override
  public void begin(Frame f) {
    // All arrays are taken before rows are spread over threads.
    StepRows s = rows(f, 0, 0);
    f.kept(STARTED, 1);
    f.kept(COUNTS, s.blocks);
    inputs.begin(f);
  }

  private StepRows rows(Frame f, int from, int to) {
    return new StepRows(f, step, sweep.steps, inputs.factors(f, true), from, to);
  }

  @Override
  public void forward(Frame f, int from, int to) {
    StepRows s = rows(f, from, to);
    inputs.drop(f, from, to);
    boolean keeps = s.blocks == sweep.steps;
    if (keeps) {
      inputs.multiply(f, s, 0, sweep.steps, from);
    }
    Arrays.fill(f.kept(STARTED, 1), from, to, 0f);
    for (int i = 0; i < sweep.steps; i++) {
      int time = time(i);
      load(f, s, i, from);
      if (!keeps) {
        inputs.multiply(f, s, time, 1, from);
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
      inputs.gradient(f, s, from, to);
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

  @Override
  public void variableGradients(Frame f, int part, int parts) {
    StepRows s = rows(f, 0, f.rows());
    inputs.kernelGradient(f, s, part, parts);
    int units = step.units();
    int firstUnit = Math.toIntExact((long) units * part / parts);
    int lastUnit = Math.toIntExact((long) units * (part + 1) / parts);
    step.recurrentGradient(s, f.variableGradient(1), firstUnit, lastUnit);
    if (part == 0 && f.variables() > 2) {
      step.biasGradient(s, f.variableGradient(2));
    }
  }
}
