package dev.litmus.nn.optimizers;

import dev.litmus.nn.Config;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A learning rate that falls by a constant factor: at step t it is
///
///     initial rate^p,   p = t / steps, rounded down when staircase
///
/// @param initialLearningRate the learning rate of step 0
/// @param decaySteps above 0
/// @param decayRate the factor over so many steps
/// @param staircase whether it falls only every so many steps; Keras's default is false
public record ExponentialDecay(
    double initialLearningRate, double decaySteps, double decayRate, boolean staircase)
    implements LearningRateSchedule {
  public ExponentialDecay {
    Schedules.requireSteps("ExponentialDecay", "decay_steps", decaySteps);
  }

  public ExponentialDecay(double initialLearningRate, double decaySteps, double decayRate) {
    this(initialLearningRate, decaySteps, decayRate, false);
  }

  /// Reads Keras's configuration.
  public static ExponentialDecay fromConfig(Config config) {
    return new ExponentialDecay(
        config.number("initial_learning_rate"),
        config.number("decay_steps"),
        config.number("decay_rate"),
        config.bool("staircase", false));
  }

  @Override
  public float at(long step) {
    float passed = step / (float) decaySteps;
    float exponent = staircase ? (float) Math.floor(passed) : passed;
    return (float) initialLearningRate * Schedules.power((float) decayRate, exponent);
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    config.put("initial_learning_rate", initialLearningRate);
    config.put("decay_steps", Schedules.number(decaySteps));
    config.put("decay_rate", decayRate);
    config.put("staircase", staircase);
    config.put("name", "ExponentialDecay");
    return config;
  }
}
