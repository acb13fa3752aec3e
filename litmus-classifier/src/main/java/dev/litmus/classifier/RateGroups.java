package dev.litmus.classifier;

import dev.litmus.nn.optimizers.Adam;
import dev.litmus.nn.optimizers.Gradient;
import dev.litmus.nn.optimizers.Optimizer;
import dev.litmus.nn.optimizers.OptimizerSettings;
import java.util.List;

/// Adam with a learning rate of its own for each kind of weight, after RealMLP (arXiv 2407.04491):
/// layers of standard-normal kernels divided by the square root of their inputs are the same as
/// ones whose kernels start and step by that much less, so kernels of hidden layers step by 1 /
/// sqrt(inputs), biases by a tenth, the periodic embedding by a tenth, and the layer that scales
/// each input by six times the rate. Kernels lose `decay` times the rate of themselves each step.
///
/// The rate at the share t of all steps is lr (1 - cos(2 pi log2(1 + 15 t))) / 2: four cycles, zero
/// at t = 0, 1/15, 3/15, 7/15 and 1; the decay follows it and falls to zero in the second half.
///
/// @param rate the learning rate at its highest
/// @param decay the paper's weight decay
/// @param steps how many steps the training will be
record RateGroups(double rate, double decay, long steps, OptimizerSettings settings)
    implements Optimizer {
  private static final double BETA_1 = 0.9;
  private static final double BETA_2 = 0.95;
  private static final float EPSILON = 1e-8f;
  private static final double SCALES = 6;
  private static final double BIASES = 0.1;
  private static final double EMBEDDING = 0.1;
  private static final double CYCLES = 15;

  static RateGroups of(double rate, double decay, long steps) {
    return new RateGroups(rate, decay, steps, OptimizerSettings.of(rate));
  }

  @Override
  public String name() {
    return "rate_groups";
  }

  @Override
  public List<Slot> slots(Parameter parameter) {
    return Adam.of(settings).slots(parameter);
  }

  private static double factor(Parameter parameter) {
    String path = parameter.path();
    if (path.contains(PeriodicEmbedding.NAME)) {
      return EMBEDDING;
    }
    if (path.contains(Contender.SCALE)) {
      return SCALES;
    }
    return path.endsWith("bias") ? BIASES : 1 / Math.sqrt(parameter.shape().dim(0));
  }

  private static boolean decays(Parameter parameter) {
    return parameter.path().endsWith("kernel") && !parameter.path().contains(Contender.SCALE);
  }

  @Override
  public void update(Step step, Weight weight, int from, int to) {
    double t = Math.min(1, step.number() / (double) steps);
    double cycles = Math.log(1 + CYCLES * t) / Math.log(2);
    double now = rate * 0.5 * (1 - StrictMath.cos(2 * Math.PI * cycles));
    double fading = 0.5 * (1 + StrictMath.cos(Math.PI * (Math.max(1, 2 * t) - 1)));
    float kept = decays(weight.parameter()) ? (float) (1 - now * decay * fading) : 1f;
    double correction1 = 1 - StrictMath.pow(BETA_1, (double) step.number());
    double correction2 = 1 - StrictMath.pow(BETA_2, (double) step.number());
    float root = (float) Math.sqrt(correction2);
    float alpha = (float) (now * factor(weight.parameter()) * root / correction1);
    Gradient gradient = weight.gradient();
    float[] dense = gradient.isDense() ? gradient.elements() : gathered(gradient, from, to);
    int shift = gradient.isDense() ? 0 : from;
    update(weight, dense, shift, from, to, kept, alpha, EPSILON * root);
  }

  private static float[] gathered(Gradient gradient, int from, int to) {
    float[] elements = new float[to - from];
    for (int i = from; i < to; i++) {
      elements[i - from] = gradient.get(i);
    }
    return elements;
  }

  private static void update(
      Weight weight,
      float[] g,
      int shift,
      int from,
      int to,
      float kept,
      float alpha,
      float epsilon) {
    float rest1 = (float) (1 - BETA_1);
    float rest2 = (float) (1 - BETA_2);
    float[] w = weight.value();
    float[] m = weight.slots()[0];
    float[] v = weight.slots()[1];
    for (int i = from; i < to; i++) {
      float d = g[i - shift];
      m[i] += (d - m[i]) * rest1;
      v[i] += (d * d - v[i]) * rest2;
      w[i] = w[i] * kept - m[i] * alpha / ((float) Math.sqrt(v[i]) + epsilon);
    }
  }
}
