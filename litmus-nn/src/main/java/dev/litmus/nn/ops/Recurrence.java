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
  private static final int BEHIND = COUNTS + 1;

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
  private final Frame.Maker<Own> maker = this::make;

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
    for (int k = 0; k < step.states() && sweep.masked; k++) {
      f.kept(BEHIND + k, step.units());
    }
    for (int v = 0; v < f.variables() && f.outputGradient().length > 0; v++) {
      RecurrenceSums.second(f, v);
    }
    panels.pack(f);
  }

  /// What is made once for a program, so that no step makes objects.
  ///
  /// @param groups the groups of the largest batch
  /// @param sums for each part of [#variableGradients]
  private record Own(StepRows[] groups, RecurrenceSums[] sums) {}

  private StepRows[] groups(Frame f) {
    return f.own(maker).groups;
  }

  private Own make(Frame f, int capacity) {
    StepRows[] groups = new StepRows[Math.ceilDiv(capacity, StepRows.GROUP)];
    for (int i = 0; i < groups.length; i++) {
      int from = i * StepRows.GROUP;
      float[][] factors = inputs.factors(f, true);
      groups[i] = new StepRows(f, step, panels, sweep.steps, factors, from);
    }
    RecurrenceSums[] sums = new RecurrenceSums[f.mostParts()];
    Arrays.setAll(sums, part -> new RecurrenceSums(f));
    return new Own(groups, sums);
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

  /// Goes to the i-th step; the first one's previous states come from outside or are zeros.
  private void load(Frame f, StepRows s, int i) {
    s.go(i);
    for (int k = 0; k < step.states() && i == 0; k++) {
      if (sweep.given) {
        System.arraycopy(f.input(given(k)), s.from * s.units, s.states[k], s.before, s.size);
      } else {
        Arrays.fill(s.states[k], s.before, s.before + s.size, 0f);
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
      int offset = r * s.units;
      boolean counts = counts(f, row, sweep.time(i));
      if (counts) {
        started[row] = 1f;
      } else {
        for (int k = 0; k < step.states(); k++) {
          float[] state = s.states[k];
          System.arraycopy(state, s.before + offset, state, s.after + offset, s.units);
        }
      }
      boolean tells = started[row] != 0f && (counts || !sweep.zeroWhereMasked);
      outputCounts[countsAt(s, row, i)] = tells ? 1f : 0f;
      if (sweep.everyStep || last) {
        int out = output(f, row, i);
        if (tells) {
          System.arraycopy(s.states[0], s.after + offset, f.output(), out, s.units);
        } else {
          Arrays.fill(f.output(), out, out + s.units, 0f);
        }
      }
      for (int k = 0; k < step.states() && sweep.withStates && last; k++) {
        int out = stateAt(f, row, k);
        System.arraycopy(s.states[k], s.after + offset, f.output(), out, s.units);
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
      remember(f, s);
      step.backward(s);
      pass(f, s, i);
    }
    for (int k = 0; sweep.given && k < step.states(); k++) {
      if (f.wantsGradient(given(k))) {
        float[] target = f.inputGradient(given(k));
        System.arraycopy(s.gradient[k], s.row, target, s.row, s.size);
      }
    }
    if (f.wantsGradient(0)) {
      inputs.gradient(f, s);
    }
  }

  /// The gradient of the states behind a step: what the step behind left, and from outside.
  private void arrive(Frame f, StepRows s, int i) {
    boolean last = i == sweep.steps - 1;
    s.go(i);
    for (int k = 0; k < step.states() && last; k++) {
      float[] gradient = s.gradient[k];
      Arrays.fill(gradient, s.row, s.row + s.size, 0f);
      for (int r = 0; r < s.rows() && sweep.withStates; r++) {
        int source = stateAt(f, s.from + r, k);
        System.arraycopy(f.outputGradient(), source, gradient, s.row + r * s.units, s.units);
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
        int at = s.row + r * s.units;
        for (int j = 0; j < s.units; j++) {
          s.gradient[0][at + j] += f.outputGradient()[out + j];
        }
      }
    }
  }

  /// Remembers the gradient of the states behind the step, of which masked rows are in need.
  private void remember(Frame f, StepRows s) {
    for (int k = 0; sweep.masked && k < step.states(); k++) {
      System.arraycopy(s.gradient[k], s.row, f.kept(BEHIND + k, s.units), s.row, s.size);
    }
  }

  /// Where a step is masked its gradient goes to the step before as it came.
  private void pass(Frame f, StepRows s, int i) {
    for (int r = 0; sweep.masked && r < s.rows(); r++) {
      if (counts(f, s.from + r, sweep.time(i))) {
        continue;
      }
      int offset = r * s.units;
      int at = s.at + offset;
      for (int k = 0; k < step.states(); k++) {
        float[] behind = f.kept(BEHIND + k, s.units);
        System.arraycopy(behind, s.row + offset, s.gradient[k], s.row + offset, s.units);
      }
      for (float[] d : s.gates) {
        Arrays.fill(d, at, at + s.units, 0f);
      }
      for (float[] extra : s.extra) {
        Arrays.fill(extra, at, at + s.units, 0f);
      }
    }
  }

  /// Halves of the groups: each is summed by itself.
  @Override
  public int sections(Frame f) {
    return f.rows() > StepRows.GROUP ? 2 : 1;
  }

  @Override
  public void variableGradients(Frame f, int part, int parts) {
    int sections = sections(f);
    boolean isSecond = Halves.isSecond(part, parts, sections);
    int count = Math.ceilDiv(f.rows(), StepRows.GROUP);
    int half = sections == 1 ? count : Math.ceilDiv(count, 2);
    int from = isSecond ? half : 0;
    int to = isSecond ? count : half;
    int partOfHalf = Halves.within(part, parts, sections);
    RecurrenceSums sums = f.own(maker).sums[part];
    sums.begin(isSecond, partOfHalf, parts / sections);
    for (int group = from; group < to; group++) {
      StepRows s = groups(f)[group];
      sums.goOn(group > from);
      inputs.kernelGradient(f, s, sums);
      step.recurrentGradient(s, sums);
      if (partOfHalf == 0 && f.variables() > 2) {
        step.biasGradient(s, sums);
      }
    }
  }

  @Override
  public void addSections(Frame f, int part, int parts) {
    for (int v = 0; v < f.variables() && sections(f) > 1; v++) {
      Halves.add(f.variableGradient(v), RecurrenceSums.second(f, v), 0, part, parts);
    }
  }
}
