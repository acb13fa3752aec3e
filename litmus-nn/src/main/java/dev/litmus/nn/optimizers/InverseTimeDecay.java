package dev.litmus.nn.optimizers;

import dev.litmus.nn.Config;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A learning rate that falls as time goes by: at step t it is
///
///     initial / (1 + rate p),   p = t / steps, rounded down when staircase
///
/// @param initialLearningRate the learning rate of step 0
/// @param decaySteps above 0
/// @param decayRate how much the divisor grows over so many steps
/// @param staircase whether it falls only every so many steps; Keras's default is false
public record InverseTimeDecay(
    double initialLearningRate, double decaySteps, double decayRate, boolean staircase)
    implements LearningRateSchedule {
  public InverseTimeDecay {
    Schedules.requireSteps("InverseTimeDecay", "decay_steps", decaySteps);
  }

  public InverseTimeDecay(double initialLearningRate, double decaySteps, double decayRate) {
    this(initialLearningRate, decaySteps, decayRate, false);
  }

  /// Reads Keras's configuration.
  public static InverseTimeDecay fromConfig(Config config) {
    return new InverseTimeDecay(
        config.number("initial_learning_rate"),
        config.number("decay_steps"),
        config.number("decay_rate"),
        config.bool("staircase", false));
  }

  @Override
  public float at(long step) {
    float passed = step / (float) decaySteps;
    float p = staircase ? (float) Math.floor(passed) : passed;
    return (float) initialLearningRate / (1 + (float) decayRate * p);
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    config.put("initial_learning_rate", initialLearningRate);
    config.put("decay_steps", Schedules.number(decaySteps));
    config.put("decay_rate", decayRate);
    config.put("staircase", staircase);
    config.put("name", "InverseTimeDecay");
    return config;
  }
}
