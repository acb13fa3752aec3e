package dev.litmus.nn.optimizers;

import dev.litmus.nn.Config;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Adamax (Kingma and Ba, 2015): m += (g - m)(1 - b1); u = max(b2 u, |g|); w -= lr m / ((1 -
/// b1^t)(u + e)) at update t. Keras's default learning rate is 0.001.
///
/// @param beta1 decay of the mean, Keras's default is 0.9
/// @param beta2 decay of the largest magnitude, Keras's default is 0.999
/// @param epsilon Keras's default is 1e-7
public record Adamax(double beta1, double beta2, double epsilon, OptimizerSettings settings)
    implements Optimizer {
  public Adamax {
    OptimizerSettings.requireDecay("Adamax", "beta_1", beta1);
    OptimizerSettings.requireDecay("Adamax", "beta_2", beta2);
  }

  /// Keras's defaults.
  public static Adamax of() {
    return of(0.001);
  }

  /// That learning rate, else Keras's defaults.
  public static Adamax of(double learningRate) {
    return of(OptimizerSettings.of(learningRate));
  }

  /// Those settings, else Keras's defaults.
  public static Adamax of(OptimizerSettings settings) {
    return new Adamax(0.9, 0.999, 1e-7, settings);
  }

  /// Reads Keras's configuration.
  public static Adamax fromConfig(Config config) {
    return new Adamax(
        config.number("beta_1", 0.9),
        config.number("beta_2", 0.999),
        config.number("epsilon", 1e-7),
        OptimizerSettings.fromConfig(config, 0.001));
  }

  @Override
  public String name() {
    return "adamax";
  }

  @Override
  public List<Slot> slots(Parameter parameter) {
    return OptimizerSettings.zeros(parameter, "momentum", "norm");
  }

  @Override
  public void update(Step step, Weight weight, int from, int to) {
    float rate = step.learningRate();
    float correction = 1f - AdamStep.power((float) beta1, step.number());
    float rest = (float) (1 - beta1);
    float decay = (float) beta2;
    float e = (float) epsilon;
    float[] w = weight.value();
    Gradient g = weight.gradient();
    float[] m = weight.slots()[0];
    float[] u = weight.slots()[1];
    for (int i = from; i < to; i++) {
      m[i] += (g.get(i) - m[i]) * rest;
      u[i] = Math.max(decay * u[i], g.magnitude(i));
      w[i] -= rate * m[i] / (correction * (u[i] + e));
    }
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
