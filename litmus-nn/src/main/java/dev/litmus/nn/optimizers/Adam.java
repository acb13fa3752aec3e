package dev.litmus.nn.optimizers;

import dev.litmus.nn.Config;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Adam (Kingma and Ba, 2015), in Keras's form: m += (g - m)(1 - b1); v += (g^2 - v)(1 - b2); w -=
/// m a / (sqrt(v) + e), where a = lr sqrt(1 - b2^t) / (1 - b1^t) at update t.
///
/// @param learningRate Keras's default is 0.001
/// @param beta1 decay of the mean, Keras's default is 0.9
/// @param beta2 decay of the mean square, Keras's default is 0.999
/// @param epsilon outside the root, Keras's default is 1e-7
public record Adam(double learningRate, double beta1, double beta2, double epsilon)
    implements Optimizer {
  public Adam {
    OptimizerConfigs.requireLearningRate("Adam", learningRate);
    OptimizerConfigs.requireDecay("Adam", "beta_1", beta1);
    OptimizerConfigs.requireDecay("Adam", "beta_2", beta2);
  }

  /// Keras's defaults.
  public static Adam of() {
    return of(0.001);
  }

  public static Adam of(double learningRate) {
    return new Adam(learningRate, 0.9, 0.999, 1e-7);
  }

  @Override
  public String name() {
    return "adam";
  }

  @Override
  public List<String> slots() {
    return List.of("momentum", "velocity");
  }

  @Override
  public void update(Step step, float[] w, float[] g, float[][] slots, int from, int to) {
    float b1 = (float) beta1;
    float b2 = (float) beta2;
    float correction1 = 1f - power(b1, step.number());
    float correction2 = 1f - power(b2, step.number());
    float alpha = step.learningRate() * (float) Math.sqrt(correction2) / correction1;
    float rest1 = (float) (1 - beta1);
    float rest2 = (float) (1 - beta2);
    float e = (float) epsilon;
    float[] m = slots[0];
    float[] v = slots[1];
    for (int i = from; i < to; i++) {
      m[i] += (g[i] - m[i]) * rest1;
      v[i] += (g[i] * g[i] - v[i]) * rest2;
      w[i] -= m[i] * alpha / ((float) Math.sqrt(v[i]) + e);
    }
  }

  /// By squaring, in double: exact to float, the same everywhere, and without allocation.
  private static float power(float base, long exponent) {
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

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> own = new LinkedHashMap<>();
    own.put("beta_1", beta1);
    own.put("beta_2", beta2);
    own.put("epsilon", epsilon);
    own.put("amsgrad", false);
    return OptimizerConfigs.of(this, own);
  }

  /// Reads Keras's configuration.
  public static Adam fromConfig(Config config) {
    OptimizerConfigs.common(config).requireDefault("amsgrad", false);
    return new Adam(
        config.number("learning_rate", 0.001),
        config.number("beta_1", 0.9),
        config.number("beta_2", 0.999),
        config.number("epsilon", 1e-7));
  }
}
