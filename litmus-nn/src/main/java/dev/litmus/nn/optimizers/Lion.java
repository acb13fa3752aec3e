package dev.litmus.nn.optimizers;

import dev.litmus.nn.Config;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Lion (Chen et al., 2023): w -= lr sign(b1 m + (1 - b1) g); m = b2 m + (1 - b2) g. Keras's
/// default learning rate is 0.001.
///
/// @param beta1 above 0 and at most 1, Keras's default is 0.9
/// @param beta2 Keras's default is 0.99
public record Lion(double beta1, double beta2, OptimizerSettings settings) implements Optimizer {
  public Lion {
    if (!(beta1 > 0 && beta1 <= 1)) {
      throw new IllegalArgumentException(
          "Lion: beta_1 must be above 0 and at most 1; found " + beta1);
    }
  }

  /// Keras's defaults.
  public static Lion of() {
    return of(0.001);
  }

  /// That learning rate, else Keras's defaults.
  public static Lion of(double learningRate) {
    return of(OptimizerSettings.of(learningRate));
  }

  /// Those settings, else Keras's defaults.
  public static Lion of(OptimizerSettings settings) {
    return new Lion(0.9, 0.99, settings);
  }

  /// Reads Keras's configuration.
  public static Lion fromConfig(Config config) {
    return new Lion(
        config.number("beta_1", 0.9),
        config.number("beta_2", 0.99),
        OptimizerSettings.fromConfig(config, 0.001));
  }

  @Override
  public String name() {
    return "lion";
  }

  @Override
  public List<Slot> slots(Parameter parameter) {
    return List.of(Slot.of("momentum", parameter));
  }

  @Override
  public void update(Step step, Weight weight, int from, int to) {
    float rate = step.learningRate();
    float b1 = (float) beta1;
    float b2 = (float) beta2;
    float[] w = weight.value();
    Gradient g = weight.gradient();
    float[] m = weight.slots()[0];
    for (int i = from; i < to; i++) {
      w[i] -= rate * Math.signum(m[i] * b1 + g.get(i) * (1f - b1));
      m[i] = m[i] * b2 + g.get(i) * (1f - b2);
    }
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = settings.config(name());
    config.put("beta_1", beta1);
    config.put("beta_2", beta2);
    return config;
  }
}
