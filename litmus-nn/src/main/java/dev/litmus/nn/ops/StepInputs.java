package dev.litmus.nn.ops;

import java.util.Arrays;

/// What a [Recurrence] makes of its input before it goes through the steps: x W + b for all of them
/// at once, in training with parts of x dropped, the same at every step. x is copied into the order
/// of [StepRows] first.
final class StepInputs {

  // Places among the arrays that the op keeps, four or eight of each.
  private static final int SEEN = StepRows.KEPT;
  private static final int FACTORS = SEEN + 4;
  private static final int GRADIENT = FACTORS + 8;
  private static final int SCRATCH = GRADIENT + 1;

  /// The first number that others may use.
  static final int KEPT = SCRATCH + 1;

  private final RecurrentStep step;
  private final Recurrence.Sweep sweep;
  private final Recurrence.Rates rates;
  private final GatePanels panels;

  StepInputs(
      RecurrentStep step, Recurrence.Sweep sweep, Recurrence.Rates rates, GatePanels panels) {
    this.step = step;
    this.sweep = sweep;
    this.rates = rates;
    this.panels = panels;
  }

  /// Takes the arrays, and draws what to drop in the batch: of the input, then of the outputs.
  void begin(Frame f) {
    boolean keeps = f.outputGradient().length > 0;
    int places = keeps ? sweep.steps() : 1;
    int count = Math.max(1, count(f, false));
    for (int i = 0; i < count; i++) {
      f.kept(SEEN + i, places * features(f));
    }
    if (f.wantsGradient(0)) {
      f.kept(GRADIENT, f.inputSize(0));
      f.kept(SCRATCH, count(f, false) > 0 ? f.inputSize(0) : 1);
    }
    if (f.training()) {
      draw(f, false);
      draw(f, true);
    }
  }

  private void draw(Frame f, boolean recurrently) {
    int width = recurrently ? step.units() : features(f);
    for (int i = 0; i < count(f, recurrently); i++) {
      float[] factors = factors(f, recurrently, i);
      int count = f.rows() * width;
      f.drawUniform(factors, count);
      DropoutOp.drawnToFactors(recurrently ? rates.recurrent() : rates.input(), factors, count);
    }
  }

  /// How many arrays of dropout factors there are: none, one for all gates, or one for each.
  private int count(Frame f, boolean recurrently) {
    boolean drops = f.training() && rates.drops(recurrently);
    return !drops ? 0 : rates.recurrent() > 0 ? step.gates() : 1;
  }

  private float[] factors(Frame f, boolean recurrently, int number) {
    int place = FACTORS + (recurrently ? 4 : 0) + number;
    return f.kept(place, recurrently ? step.units() : features(f));
  }

  /// The dropout factors, array by array.
  float[][] factors(Frame f, boolean recurrently) {
    float[][] factors = new float[count(f, recurrently)][];
    for (int i = 0; i < factors.length; i++) {
      factors[i] = factors(f, recurrently, i);
    }
    return factors;
  }

  private int features(Frame f) {
    return f.inputSize(0) / sweep.steps();
  }

  /// x as a gate sees it: one array for all gates or one for each.
  private float[] seen(Frame f, int gate) {
    int number = count(f, false) > 1 ? gate : 0;
    return f.kept(SEEN + number, 0);
  }

  /// The gates' input parts, x W + b, of the steps from the i-th on, as many as the group has
  /// places for.
  void multiply(Frame f, StepRows s, int i) {
    int arrays = count(f, false);
    int features = features(f);
    int at = s.from * s.places * features;
    for (int number = 0; number < Math.max(1, arrays); number++) {
      float[] seen = f.kept(SEEN + number, 0);
      gather(f, s, i, seen, at);
      if (arrays > 0) {
        scale(s, seen, at, factors(f, false, number), features);
      }
    }
    int lines = s.rows() * s.places;
    for (int gate = 0; gate < step.gates(); gate++) {
      float[] sums = s.gates[gate];
      float[] w = panels.input(f, gate);
      int units = step.units();
      f.kernels()
          .matmulPanels(
              lines,
              units,
              features,
              seen(f, gate),
              at,
              features,
              w,
              0,
              sums,
              s.start(),
              units,
              false);
      if (f.variables() > 2) {
        f.kernels().addBias(sums, s.start(), lines, units, panels.bias(f, gate));
      }
    }
  }

  /// Copies the steps' inputs together, step by step, then row by row.
  private void gather(Frame f, StepRows s, int i, float[] seen, int at) {
    float[] x = f.input(0);
    int features = features(f);
    int to = at;
    for (int place = 0; place < s.places; place++) {
      int time = sweep.time(i + place);
      for (int row = 0; row < s.rows(); row++) {
        int source = ((s.from + row) * sweep.steps() + time) * features;
        System.arraycopy(x, source, seen, to, features);
        to += features;
      }
    }
  }

  /// Multiplies every step by the factors, which are those of every step.
  private static void scale(StepRows s, float[] x, int at, float[] factors, int features) {
    int size = s.rows() * features;
    int first = s.from * features;
    for (int place = 0; place < s.places; place++) {
      int from = at + place * size;
      for (int j = 0; j < size; j++) {
        x[from + j] *= factors[first + j];
      }
    }
  }

  /// The gradient of x from that of the gates' sums.
  void gradient(Frame f, StepRows s) {
    int arrays = count(f, false);
    int features = features(f);
    int at = s.from * s.places * features;
    int size = s.rows() * s.places * features;
    float[] sums = f.kept(GRADIENT, 0);
    float[] scratch = f.kept(SCRATCH, 0);
    for (int gate = 0; gate < step.gates(); gate++) {
      if (arrays <= 1) {
        multiplyBack(f, s, gate, sums, at, gate > 0);
        continue;
      }
      multiplyBack(f, s, gate, scratch, at, false);
      scale(s, scratch, at, factors(f, false, gate), features);
      if (gate == 0) {
        Arrays.fill(sums, at, at + size, 0f);
      }
      for (int j = at; j < at + size; j++) {
        sums[j] += scratch[j];
      }
    }
    if (arrays == 1) {
      scale(s, sums, at, factors(f, false, 0), features);
    }
    spread(f, s, sums, at);
  }

  private void multiplyBack(
      Frame f, StepRows s, int gate, float[] target, int at, boolean accumulate) {
    int features = features(f);
    int units = step.units();
    int lines = s.rows() * s.places;
    float[] w = panels.inputBack(f, gate);
    float[] d = s.gates[gate];
    f.kernels()
        .matmulPanels(
            lines, features, units, d, s.start(), units, w, 0, target, at, features, accumulate);
  }

  /// The way back of [#gather].
  private void spread(Frame f, StepRows s, float[] sums, int at) {
    int features = features(f);
    int from = at;
    for (int place = 0; place < s.places; place++) {
      int time = sweep.time(place);
      for (int row = 0; row < s.rows(); row++) {
        int to = ((s.from + row) * sweep.steps() + time) * features;
        System.arraycopy(sums, from, f.inputGradient(0), to, features);
        from += features;
      }
    }
  }

  /// The gradient of W.
  void kernelGradient(Frame f, StepRows s, StepRows.Sums into) {
    int features = features(f);
    int first = into.first(features);
    int last = into.last(features);
    int units = step.units();
    int wide = step.gates() * units;
    for (int gate = 0; gate < step.gates(); gate++) {
      f.kernels()
          .matmulTransposedA(
              last - first,
              units,
              s.rows() * s.places,
              seen(f, gate),
              s.from * s.places * features + first,
              features,
              s.gates[gate],
              s.start(),
              units,
              into.gradient(0),
              first * wide + gate * units,
              wide,
              into.goesOn());
    }
  }
}
