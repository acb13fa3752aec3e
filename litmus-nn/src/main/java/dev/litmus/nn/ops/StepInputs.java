package dev.litmus.nn.ops;

import java.util.Arrays;

/// What a [Recurrence] makes of its input before it goes through the steps: x W + b for all of them
/// at once, in training with parts of x dropped, the same at every step.
record StepInputs(RecurrentStep step, int steps, Recurrence.Rates rates) {
  private static final float[][] NO_FACTORS = {};

  // Places among the arrays that the op keeps.
  private static final int SCRATCH = 12;
  private static final int FACTORS = 13;

  /// Takes the arrays, and draws what to drop in the batch: of the input, then of the outputs.
  void begin(Frame f) {
    float[][] factors = factors(f, false);
    seen(f, factors);
    if (factors.length > 0) {
      f.kept(SCRATCH, f.inputSize(0));
    }
    if (f.training()) {
      draw(f, false);
      draw(f, true);
    }
  }

  private void draw(Frame f, boolean recurrently) {
    int width = recurrently ? step.units() : features(f);
    for (float[] factors : factors(f, recurrently)) {
      int count = f.rows() * width;
      f.drawUniform(factors, count);
      DropoutOp.drawnToFactors(recurrently ? rates.recurrent() : rates.input(), factors, count);
    }
  }

  /// The dropout factors: one array for all gates, or one for each.
  float[][] factors(Frame f, boolean recurrently) {
    if (!f.training() || !rates.drops(recurrently)) {
      return NO_FACTORS;
    }
    int count = rates.recurrent() > 0 ? step.gates() : 1;
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
    return f.inputSize(0) / steps;
  }

  /// Drops parts of x for some rows.
  void drop(Frame f, int from, int to) {
    float[][] factors = factors(f, false);
    float[][] seen = seen(f, factors);
    for (int i = 0; i < factors.length; i++) {
      scale(f, f.input(0), factors[i], seen[i], from, to);
    }
  }

  /// x times factors, which are those of every step.
  private void scale(Frame f, float[] x, float[] factors, float[] y, int from, int to) {
    int features = features(f);
    for (int row = from; row < to; row++) {
      for (int t = 0; t < steps; t++) {
        int at = (row * steps + t) * features;
        for (int j = 0; j < features; j++) {
          y[at + j] = x[at + j] * factors[row * features + j];
        }
      }
    }
  }

  /// The gates' input parts, x W + b, of one step or, when it begins with the first, of all.
  void multiply(Frame f, StepRows s, int time, int count, int from) {
    float[][] seen = seen(f, factors(f, false));
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
              (from * steps + time) * features,
              count == 1 ? steps * features : features,
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

  /// The gradient of x from that of the gates' sums.
  void gradient(Frame f, StepRows s, int from, int to) {
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
            s.rows * steps,
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

  /// The gradient of W: a part of its rows.
  void kernelGradient(Frame f, StepRows s, int part, int parts) {
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
              f.rows() * steps,
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
  }
}
