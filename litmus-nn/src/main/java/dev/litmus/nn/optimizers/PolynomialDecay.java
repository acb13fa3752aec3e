package dev.litmus.nn.optimizers;

import dev.litmus.nn.Config;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A learning rate that falls to an end: at step t it is
///
///     (initial - end) (1 - t / steps)^power + end
///
/// and stays at the end; with cycles, `steps` is instead the first multiple of it that is not below t.
///
/// @param initialLearningRate the learning rate of step 0
/// @param decaySteps above 0
/// @param endLearningRate Keras's default is 0.0001
/// @param power Keras's default is 1
/// @param cycle Keras's default is false
public record PolynomialDecay(
    double initialLearningRate,
    double decaySteps,
    double endLearningRate,
    double power,
    boolean cycle)
    implements LearningRateSchedule {
  public PolynomialDecay {
    Schedules.requireSteps("PolynomialDecay", "decay_steps", decaySteps);
  }

  public PolynomialDecay(double initialLearningRate, double decaySteps) {
    this(initialLearningRate, decaySteps, 0.0001, 1, false);
  }

  /// Reads Keras's configuration.
  public static PolynomialDecay fromConfig(Config config) {
    return new PolynomialDecay(
        config.number("initial_learning_rate"),
        config.number("decay_steps"),
        config.number("end_learning_rate", 0.0001),
        config.number("power", 1),
        config.bool("cycle", false));
  }

  @Override
  public float at(long step) {
    float steps = (float) decaySteps;
    float passed = step;
    if (!cycle) {
      passed = Math.min(passed, steps);
    } else if (step > 0) {
      steps *= (float) Math.ceil(passed / steps);
    }
    float end = (float) endLearningRate;
    float left = Schedules.power(1 - passed / steps, (float) power);
    return ((float) initialLearningRate - end) * left + end;
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    config.put("initial_learning_rate", initialLearningRate);
    config.put("decay_steps", Schedules.number(decaySteps));
    config.put("end_learning_rate", endLearningRate);
    config.put("power", power);
    config.put("cycle", cycle);
    config.put("name", "PolynomialDecay");
    return config;
  }
}
