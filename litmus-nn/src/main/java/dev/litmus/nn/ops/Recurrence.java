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
  // Places among the arrays that the op keeps, behind those of StepRows and of StepInputs.
  private static final int STARTED = StepInputs.KEPT;
  private static final int COUNTS = STARTED + 1;

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
      boolean given) {
    /// The place in the sequence of the i-th step.
    int time(int i) {
      return backwards ? steps - 1 - i : i;
    }
  }

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
  private final GatePanels panels;
  private final StepInputs inputs;

  private Recurrence(RecurrentStep step, Sweep sweep, Rates rates) {
    this.step = step;
    this.sweep = sweep;
    this.rates = rates;
    this.panels = new GatePanels(step.gates(), step.units());
    this.inputs = new StepInputs(step, sweep, rates, panels);
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
  public int group() {
    return StepRows.GROUP;
  }

  @Override
  public void begin(Frame f) {
    // All arrays are taken before rows are spread over threads.
    inputs.begin(f);
    StepRows[] groups = groups(f);
    f.kept(STARTED, 1);
    f.kept(COUNTS, groups[0].places);
    panels.pack(f);
  }

  /// The groups of the largest batch, made once.
  private StepRows[] groups(Frame f) {
    return f.own(capacity -> {
      StepRows[] groups = new StepRows[Math.ceilDiv(capacity, StepRows.GROUP)];
      for (int i = 0; i < groups.length; i++) {
        int from = i * StepRows.GROUP;
        float[][] factors = inputs.factors(f, true);
        groups[i] = new StepRows(f, step, panels, sweep.steps, factors, from);
      }
      return groups;
    });
  }

  @Override
  public void forward(Frame f, int from, int to) {
    for (int first = from; first < to; first += StepRows.GROUP) {
      StepRows s = groups(f)[first / StepRows.GROUP];
      s.begin(Math.min(StepRows.GROUP, to - first));
      forward(f, s);
    }
  }

  private void forward(Frame f, StepRows s) {
    Arrays.fill(f.kept(STARTED, 1), s.from, s.from + s.rows(), 0f);
    for (int i = 0; i < sweep.steps; i++) {
      if (i % s.places == 0) {
        inputs.multiply(f, s, i);
      }
      load(f, s, i);
      s.drop();
      step.forward(s);
      settle(f, s, i);
    }
  }

  /// Takes the previous states from the step before or from outside.
  private void load(Frame f, StepRows s, int i) {
    int before = s.at;
    s.go(i);
    for (int k = 0; k < step.states(); k++) {
      if (i > 0) {
        System.arraycopy(s.next[k], before, s.previous[k], s.at, s.size);
      } else if (sweep.given) {
        System.arraycopy(f.input(given(k)), s.from * s.units, s.previous[k], s.at, s.size);
      } else {
        Arrays.fill(s.previous[k], s.at, s.at + s.size, 0f);
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
  private void settle(Frame f, StepRows s, int i) {
    float[] started = f.kept(STARTED, 1);
    float[] outputCounts = f.kept(COUNTS, s.places);
    boolean last = i == sweep.steps - 1;
    for (int r = 0; r < s.rows(); r++) {
      int row = s.from + r;
      int at = s.at + r * s.units;
      boolean counts = counts(f, row, sweep.time(i));
      if (counts) {
        started[row] = 1f;
      } else {
        for (int k = 0; k < step.states(); k++) {
          System.arraycopy(s.previous[k], at, s.next[k], at, s.units);
        }
      }
      boolean tells = started[row] != 0f && (counts || !sweep.zeroWhereMasked);
      outputCounts[countsAt(s, row, i)] = tells ? 1f : 0f;
      if (sweep.everyStep || last) {
        int out = output(f, row, i);
        if (tells) {
          System.arraycopy(s.next[0], at, f.output(), out, s.units);
        } else {
          Arrays.fill(f.output(), out, out + s.units, 0f);
        }
      }
      for (int k = 0; k < step.states() && sweep.withStates && last; k++) {
        System.arraycopy(s.next[k], at, f.output(), stateAt(f, row, k), s.units);
      }
    }
  }

  private static int countsAt(StepRows s, int row, int i) {
    return row * s.places + (s.places == 1 ? 0 : i);
  }

  /// Where the output of the i-th step stands.
  private int output(Frame f, int row, int i) {
    return row * f.outputSize() + (sweep.everyStep ? i * step.units() : 0);
  }

  private int stateAt(Frame f, int row, int k) {
    return (row + 1) * f.outputSize() - (step.states() - k) * step.units();
  }

  @Override
  public void backward(Frame f, int from, int to) {
    for (int first = from; first < to; first += StepRows.GROUP) {
      backward(f, groups(f)[first / StepRows.GROUP]);
    }
  }

  private void backward(Frame f, StepRows s) {
    for (int i = sweep.steps - 1; i >= 0; i--) {
      arrive(f, s, i);
      step.backward(s);
      pass(f, s, i);
    }
    for (int k = 0; sweep.given && k < step.states(); k++) {
      if (f.wantsGradient(given(k))) {
        float[] target = f.inputGradient(given(k));
        System.arraycopy(s.previousGradient[k], s.at, target, s.from * s.units, s.size);
      }
    }
    if (f.wantsGradient(0)) {
      inputs.gradient(f, s);
    }
  }

  /// The gradient of the states after a step: from the step behind it and from outside.
  private void arrive(Frame f, StepRows s, int i) {
    boolean last = i == sweep.steps - 1;
    int behind = s.at;
    s.go(i);
    for (int k = 0; k < step.states(); k++) {
      float[] gradient = s.nextGradient[k];
      if (!last) {
        System.arraycopy(s.previousGradient[k], behind, gradient, s.at, s.size);
      } else if (sweep.withStates) {
        for (int r = 0; r < s.rows(); r++) {
          int source = stateAt(f, s.from + r, k);
          System.arraycopy(f.outputGradient(), source, gradient, s.at + r * s.units, s.units);
        }
      } else {
        Arrays.fill(gradient, s.at, s.at + s.size, 0f);
      }
    }
    if (sweep.everyStep || last) {
      addOutputGradient(f, s, i);
    }
  }

  private void addOutputGradient(Frame f, StepRows s, int i) {
    float[] outputCounts = f.kept(COUNTS, s.places);
    for (int r = 0; r < s.rows(); r++) {
      int row = s.from + r;
      if (outputCounts[countsAt(s, row, i)] != 0f) {
        int out = output(f, row, i);
        int at = s.at + r * s.units;
        for (int j = 0; j < s.units; j++) {
          s.nextGradient[0][at + j] += f.outputGradient()[out + j];
        }
      }
    }
  }

  /// Where a step is masked its gradient goes to the step before as it came.
  private void pass(Frame f, StepRows s, int i) {
    for (int r = 0; sweep.masked && r < s.rows(); r++) {
      if (counts(f, s.from + r, sweep.time(i))) {
        continue;
      }
      int at = s.at + r * s.units;
      for (int k = 0; k < step.states(); k++) {
        System.arraycopy(s.nextGradient[k], at, s.previousGradient[k], at, s.units);
      }
      for (float[] d : s.gateGradient) {
        Arrays.fill(d, at, at + s.units, 0f);
      }
      for (float[] extra : s.extra) {
        Arrays.fill(extra, at, at + s.units, 0f);
      }
    }
  }

  @Override
  public void variableGradients(Frame f, int part, int parts) {
    int units = step.units();
    int firstUnit = Math.toIntExact((long) units * part / parts);
    int lastUnit = Math.toIntExact((long) units * (part + 1) / parts);
    for (int first = 0; first < f.rows(); first += StepRows.GROUP) {
      StepRows s = groups(f)[first / StepRows.GROUP];
      inputs.kernelGradient(f, s, part, parts);
      step.recurrentGradient(s, f.variableGradient(1), firstUnit, lastUnit);
      if (part == 0 && f.variables() > 2) {
        step.biasGradient(s, f.variableGradient(2));
      }
    }
  }
}
