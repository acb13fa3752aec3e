package dev.litmus.nn.optimizers;

import dev.litmus.nn.Config;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Nadam (Dozat, 2016), Adam with Nesterov's momentum, in Keras's form. With
/// u(t) = b1 (1 - 0.96^t / 2) and U(t) = u(1) u(2) ... u(t):
///
///     m += (g - m)(1 - b1);   v += (g^2 - v)(1 - b2)
///     m' = u(t+1) m / (1 - U(t) u(t+1)) + (1 - u(t)) g / (1 - U(t));   v' = v / (1 - b2^t)
///     w -= lr m' / (sqrt(v') + e)
///
/// Keras's default learning rate is 0.001.
///
/// @param beta1 decay of the mean, Keras's default is 0.9
/// @param beta2 decay of the mean square, Keras's default is 0.999
/// @param epsilon Keras's default is 1e-7
public record Nadam(double beta1, double beta2, double epsilon, OptimizerSettings settings)
    implements Optimizer {
  public Nadam {
    OptimizerSettings.requireDecay("Nadam", "beta_1", beta1);
    OptimizerSettings.requireDecay("Nadam", "beta_2", beta2);
  }

  /// Keras's defaults.
  public static Nadam of() {
    return of(0.001);
  }

  /// That learning rate, else Keras's defaults.
  public static Nadam of(double learningRate) {
    return of(OptimizerSettings.of(learningRate));
  }

  /// Those settings, else Keras's defaults.
  public static Nadam of(OptimizerSettings settings) {
    return new Nadam(0.9, 0.999, 1e-7, settings);
  }

  /// Reads Keras's configuration.
  public static Nadam fromConfig(Config config) {
    return new Nadam(
        config.number("beta_1", 0.9),
        config.number("beta_2", 0.999),
        config.number("epsilon", 1e-7),
        OptimizerSettings.fromConfig(config, 0.001));
  }

  @Override
  public String name() {
    return "nadam";
  }

  @Override
  public List<Slot> slots(Parameter parameter) {
    return OptimizerSettings.zeros(parameter, "momentum", "velocity");
  }

  @Override
  public float[] shared() {
    return new float[] {1};
  }

  @Override
  public void begin(Step step) {
    step.shared()[0] *= share(step.number());
  }

  @Override
  public void update(Step step, Weight weight, int from, int to) {
    float rate = step.learningRate();
    float now = share(step.number());
    float next = share(step.number() + 1);
    float product = step.shared()[0];
    float restNow = 1f - product;
    float restNext = 1f - product * next;
    float rest1 = 1f - (float) beta1;
    float rest2 = 1f - (float) beta2;
    float correction = 1f - AdamStep.power((float) beta2, step.number());
    float e = (float) epsilon;
    float[] w = weight.value();
    Gradient g = weight.gradient();
    float[] m = weight.slots()[0];
    float[] v = weight.slots()[1];
    for (int i = from; i < to; i++) {
      m[i] += (g.get(i) - m[i]) * rest1;
      v[i] += (g.square(i) - v[i]) * rest2;
      float mean = next * m[i] / restNext + (1f - now) * g.get(i) / restNow;
      w[i] -= mean * rate / ((float) Math.sqrt(v[i] / correction) + e);
    }
  }

  /// u(t).
  private float share(long t) {
    return (float) beta1 * (1f - 0.5f * AdamStep.power(0.96f, t));
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = settings.config(name());
    config.put("beta_1", beta1);
    config.put("beta_2", beta2);
    config.put("epsilon", epsilon);
    return config;
  }
}
