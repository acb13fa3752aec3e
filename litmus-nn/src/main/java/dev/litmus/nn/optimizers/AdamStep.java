package dev.litmus.nn.optimizers;

import java.util.ArrayList;
import java.util.List;

/// Adam's mathematics, which other optimizers share.
final class AdamStep {
  private AdamStep() {}

  /// Mean and mean square; with AMSGrad the largest mean square, too.
  static List<Optimizer.Slot> slots(Optimizer.Parameter parameter, boolean amsgrad) {
    List<Optimizer.Slot> slots =
        new ArrayList<>(OptimizerSettings.zeros(parameter, "momentum", "velocity"));
    if (amsgrad) {
      slots.add(Optimizer.Slot.of("velocity_hat", parameter).group(1));
    }
    return slots;
  }

  /// One update of elements `from` to `to`.
  static void update(
      double beta1,
      double beta2,
      double epsilon,
      boolean amsgrad,
      Optimizer.Step step,
      float rate,
      Optimizer.Weight weight,
      int from,
      int to) {
    float correction1 = 1f - power((float) beta1, step.number());
    float correction2 = 1f - power((float) beta2, step.number());
    float alpha = rate * (float) Math.sqrt(correction2) / correction1;
    float rest1 = (float) (1 - beta1);
    float rest2 = (float) (1 - beta2);
    float e = (float) epsilon;
    float[] w = weight.value();
    Gradient g = weight.gradient();
    float[] m = weight.slots()[0];
    float[] v = weight.slots()[1];
    if (!amsgrad && g.isDense()) {
      dense(from, to, g.elements(), m, v, w, rest1, rest2, alpha, e);
      return;
    }
    if (!amsgrad) {
      for (int i = from; i < to; i++) {
        m[i] += (g.get(i) - m[i]) * rest1;
        v[i] += (g.square(i) - v[i]) * rest2;
        w[i] -= m[i] * alpha / ((float) Math.sqrt(v[i]) + e);
      }
      return;
    }
    float[] largest = weight.slots()[2];
    for (int i = from; i < to; i++) {
      m[i] += (g.get(i) - m[i]) * rest1;
      v[i] += (g.square(i) - v[i]) * rest2;
      largest[i] = Math.max(largest[i], v[i]);
      w[i] -= m[i] * alpha / ((float) Math.sqrt(largest[i]) + e);
    }
  }

  /// The same formula, in a loop that the compiler turns into vector instructions.
  private static void dense(
      int from,
      int to,
      float[] g,
      float[] m,
      float[] v,
      float[] w,
      float rest1,
      float rest2,
      float alpha,
      float e) {
    for (int i = from; i < to; i++) {
      m[i] += (g[i] - m[i]) * rest1;
      v[i] += (g[i] * g[i] - v[i]) * rest2;
      w[i] -= m[i] * alpha / ((float) Math.sqrt(v[i]) + e);
    }
  }

  /// By squaring, in double: exact to float, the same everywhere, and without allocation.
  static float power(float base, long exponent) {
    double power = 1;
    double square = base;
    for (long rest = exponent; rest > 0; rest >>= 1) {
      if ((rest & 1) == 1) {
        power *= square;
      }
      square *= square;
    }
    return (float) power;
  }
}
