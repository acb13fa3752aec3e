package dev.litmus.nn.optimizers;

import dev.litmus.nn.Config;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Adagrad (Duchi, Hazan and Singer, 2011): s += g^2; w -= lr g / sqrt(s + e). Keras's default
/// learning rate is 0.001.
///
/// @param initialAccumulatorValue what s is at the start, Keras's default is 0.1
/// @param epsilon inside the root, Keras's default is 1e-7
public record Adagrad(double initialAccumulatorValue, double epsilon, OptimizerSettings settings)
    implements Optimizer {
  /// Keras's defaults.
  public static Adagrad of() {
    return of(0.001);
  }

  /// That learning rate, else Keras's defaults.
  public static Adagrad of(double learningRate) {
    return of(OptimizerSettings.of(learningRate));
  }

  /// Those settings, else Keras's defaults.
  public static Adagrad of(OptimizerSettings settings) {
    return new Adagrad(0.1, 1e-7, settings);
  }

  /// Reads Keras's configuration.
  public static Adagrad fromConfig(Config config) {
    return new Adagrad(
        config.number("initial_accumulator_value", 0.1),
        config.number("epsilon", 1e-7),
        OptimizerSettings.fromConfig(config, 0.001));
  }

  @Override
  public String name() {
    return "adagrad";
  }

  @Override
  public List<Slot> slots(Parameter parameter) {
    return List.of(Slot.of("accumulator", parameter, initialAccumulatorValue));
  }

  @Override
  public void update(Step step, Weight weight, int from, int to) {
    float rate = step.learningRate();
    float e = (float) epsilon;
    float[] w = weight.value();
    Gradient g = weight.gradient();
    float[] sum = weight.slots()[0];
    for (int i = from; i < to; i++) {
      sum[i] += g.square(i);
      w[i] -= rate * g.get(i) / (float) Math.sqrt(sum[i] + e);
    }
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = settings.config(name());
    config.put("initial_accumulator_value", initialAccumulatorValue);
    config.put("epsilon", epsilon);
    return config;
  }
}
