package dev.litmus.nn.optimizers;

import dev.litmus.nn.Config;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// A learning rate that falls along half a wave of the cosine: at step t it is
///
///     initial ((1 - alpha) (1 + cos(pi t / steps)) / 2 + alpha)
///
/// and stays at initial alpha. With a target to warm up to, it first rises from `initial` to it in a
/// straight line, and falls from there.
///
/// @param initialLearningRate the learning rate of step 0
/// @param decaySteps above 0
/// @param alpha the share that is left at the end; Keras's default is 0
/// @param warmupTarget Keras's default is none
/// @param warmupSteps how many steps the rise takes; Keras's default is 0
public record CosineDecay(
    double initialLearningRate,
    double decaySteps,
    double alpha,
    OptionalDouble warmupTarget,
    double warmupSteps)
    implements LearningRateSchedule {
  public CosineDecay {
    Schedules.requireSteps("CosineDecay", "decay_steps", decaySteps);
  }

  public CosineDecay(double initialLearningRate, double decaySteps) {
    this(initialLearningRate, decaySteps, 0, OptionalDouble.empty(), 0);
  }

  /// This schedule after a rise to `target` in so many steps.
  public CosineDecay warmup(double target, double steps) {
    return new CosineDecay(
        initialLearningRate, decaySteps, alpha, OptionalDouble.of(target), steps);
  }

  /// Reads Keras's configuration.
  public static CosineDecay fromConfig(Config config) {
    return new CosineDecay(
        config.number("initial_learning_rate"),
        config.number("decay_steps"),
        config.number("alpha", 0),
        config.has("warmup_target")
            ? OptionalDouble.of(config.number("warmup_target"))
            : OptionalDouble.empty(),
        config.number("warmup_steps", 0));
  }

  @Override
  public float at(long step) {
    float initial = (float) initialLearningRate;
    float steps = (float) decaySteps;
    if (warmupTarget.isEmpty()) {
      return decayed(initial, Math.min((float) step, steps) / steps);
    }
    float target = (float) warmupTarget.getAsDouble();
    float warmup = (float) warmupSteps;
    float passed = Math.min((float) step, steps + warmup);
    return passed < warmup
        ? (target - initial) * (passed / warmup) + initial
        : decayed(target, (passed - warmup) / steps);
  }

  private float decayed(float from, float share) {
    return from * ((float) (1 - alpha) * Schedules.halfCosine(share) + (float) alpha);
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    config.put("initial_learning_rate", initialLearningRate);
    config.put("decay_steps", Schedules.number(decaySteps));
    config.put("alpha", alpha);
    config.put("name", "CosineDecay");
    config.put(
        "warmup_target", warmupTarget.isPresent() ? (Object) warmupTarget.getAsDouble() : null);
    config.put("warmup_steps", Schedules.number(warmupSteps));
    return config;
  }
}
