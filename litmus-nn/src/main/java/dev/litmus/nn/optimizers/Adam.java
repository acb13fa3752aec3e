package dev.litmus.nn.optimizers;

import dev.litmus.nn.Config;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Adam (Kingma and Ba, 2015), in Keras's form: m += (g - m)(1 - b1); v += (g^2 - v)(1 - b2); w -=
/// m a / (sqrt(v) + e), where a = lr sqrt(1 - b2^t) / (1 - b1^t) at update t. AMSGrad takes the
/// largest v so far. Keras's default learning rate is 0.001.
///
/// @param beta1 decay of the mean, Keras's default is 0.9
/// @param beta2 decay of the mean square, Keras's default is 0.999
/// @param epsilon Keras's default is 1e-7
/// @param amsgrad Keras's default is false
public record Adam(
    double beta1, double beta2, double epsilon, boolean amsgrad, OptimizerSettings settings)
    implements Optimizer {
  public Adam {
    OptimizerSettings.requireDecay("Adam", "beta_1", beta1);
    OptimizerSettings.requireDecay("Adam", "beta_2", beta2);
  }

  /// Keras's defaults.
  public static Adam of() {
    return of(0.001);
  }

  /// That learning rate, else Keras's defaults.
  public static Adam of(double learningRate) {
    return of(OptimizerSettings.of(learningRate));
  }

  /// Those settings, else Keras's defaults.
  public static Adam of(OptimizerSettings settings) {
    return new Adam(0.9, 0.999, 1e-7, false, settings);
  }

  /// Reads Keras's configuration.
  public static Adam fromConfig(Config config) {
    return new Adam(
        config.number("beta_1", 0.9),
        config.number("beta_2", 0.999),
        config.number("epsilon", 1e-7),
        config.bool("amsgrad", false),
        OptimizerSettings.fromConfig(config, 0.001));
  }

  @Override
  public String name() {
    return "adam";
  }

  @Override
  public List<Slot> slots(Parameter parameter) {
    return AdamStep.slots(parameter, amsgrad);
  }

  @Override
  public void update(Step step, Weight weight, int from, int to) {
    float rate = step.learningRate();
    AdamStep.update(beta1, beta2, epsilon, amsgrad, step, rate, weight, from, to);
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = settings.config(name());
    config.put("beta_1", beta1);
    config.put("beta_2", beta2);
    config.put("epsilon", epsilon);
    config.put("amsgrad", amsgrad);
    return config;
  }
}
