package dev.litmus.nn.optimizers;

import dev.litmus.nn.Config;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// LAMB (You et al., 2020): Adam's step u = m' / (sqrt(v') + e), with m' = m / (1 - b1^t) and v' =
/// v / (1 - b2^t), scaled for each weight to its norm: w -= lr u |w| / |u|, or lr u where one of
/// the norms is 0. Keras's default learning rate is 0.001.
///
/// @param beta1 decay of the mean, Keras's default is 0.9
/// @param beta2 decay of the mean square, Keras's default is 0.999
/// @param epsilon Keras's default is 1e-7
public record Lamb(double beta1, double beta2, double epsilon, OptimizerSettings settings)
    implements Optimizer {
  public Lamb {
    OptimizerSettings.requireDecay("Lamb", "beta_1", beta1);
    OptimizerSettings.requireDecay("Lamb", "beta_2", beta2);
  }

  /// Keras's defaults.
  public static Lamb of() {
    return of(0.001);
  }

  /// That learning rate, else Keras's defaults.
  public static Lamb of(double learningRate) {
    return of(OptimizerSettings.of(learningRate));
  }

  /// Those settings, else Keras's defaults.
  public static Lamb of(OptimizerSettings settings) {
    return new Lamb(0.9, 0.999, 1e-7, settings);
  }

  /// Reads Keras's configuration.
  public static Lamb fromConfig(Config config) {
    return new Lamb(
        config.number("beta_1", 0.9),
        config.number("beta_2", 0.999),
        config.number("epsilon", 1e-7),
        OptimizerSettings.fromConfig(config, 0.001));
  }

  @Override
  public String name() {
    return "lamb";
  }

  @Override
  public List<Slot> slots(Parameter parameter) {
    return OptimizerSettings.zeros(parameter, "momentum", "velocity");
  }

  @Override
  public boolean coupled() {
    return true;
  }

  @Override
  public void update(Step step, Weight weight, int from, int to) {
    float rest1 = (float) (1 - beta1);
    float rest2 = (float) (1 - beta2);
    float correction1 = 1f - AdamStep.power((float) beta1, step.number());
    float correction2 = 1f - AdamStep.power((float) beta2, step.number());
    float e = (float) epsilon;
    float[] w = weight.value();
    Gradient g = weight.gradient();
    float[] m = weight.slots()[0];
    float[] v = weight.slots()[1];
    double weightSquare = 0;
    double changeSquare = 0;
    for (int i = from; i < to; i++) {
      m[i] += (g.get(i) - m[i]) * rest1;
      v[i] += (g.square(i) - v[i]) * rest2;
      float change = change(m[i], v[i], correction1, correction2, e);
      weightSquare += (double) w[i] * w[i];
      changeSquare += (double) change * change;
    }
    float ratio =
        weightSquare > 0 && changeSquare > 0
            ? (float) Math.sqrt(weightSquare) / (float) Math.sqrt(changeSquare)
            : 1;
    for (int i = from; i < to; i++) {
      // Once more, rather than kept in an array of this size.
      float change = change(m[i], v[i], correction1, correction2, e);
      w[i] -= ratio * step.learningRate() * change;
    }
  }

  private static float change(float m, float v, float correction1, float correction2, float e) {
    return m / correction1 / ((float) Math.sqrt(v / correction2) + e);
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
