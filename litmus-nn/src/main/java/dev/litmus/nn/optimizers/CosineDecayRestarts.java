package dev.litmus.nn.optimizers;

import dev.litmus.nn.Config;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A learning rate that falls along half a wave of the cosine, again and again (SGDR, Loshchilov and
/// Hutter, 2017): the period after restart i is `first t_mul^i` steps long and begins at
/// `initial m_mul^i`. With x the share of the period that has passed, the learning rate is
///
///     initial ((1 - alpha) m_mul^i (1 + cos(pi x)) / 2 + alpha)
///
/// @param initialLearningRate the learning rate of step 0
/// @param firstDecaySteps the length of the first period, above 0
/// @param tMul Keras's default is 2
/// @param mMul Keras's default is 1
/// @param alpha the share that is left at the end of a period; Keras's default is 0
public record CosineDecayRestarts(
    double initialLearningRate, double firstDecaySteps, double tMul, double mMul, double alpha)
    implements LearningRateSchedule {
  public CosineDecayRestarts {
    Schedules.requireSteps("CosineDecayRestarts", "first_decay_steps", firstDecaySteps);
  }

  public CosineDecayRestarts(double initialLearningRate, double firstDecaySteps) {
    this(initialLearningRate, firstDecaySteps, 2, 1, 0);
  }

  /// Reads Keras's configuration.
  public static CosineDecayRestarts fromConfig(Config config) {
    return new CosineDecayRestarts(
        config.number("initial_learning_rate"),
        config.number("first_decay_steps"),
        config.number("t_mul", 2),
        config.number("m_mul", 1),
        config.number("alpha", 0));
  }

  @Override
  public float at(long step) {
    float passed = step / (float) firstDecaySteps;
    float t = (float) tMul;
    float restart;
    float share;
    if (t == 1) {
      restart = (float) Math.floor(passed);
      share = passed - restart;
    } else {
      restart = (float) Math.floor(log(1 - passed * (1 - t)) / log(t));
      float length = Schedules.power(t, restart);
      share = (passed - (1 - length) / (1 - t)) / length;
    }
    float a = (float) alpha;
    float begin = Schedules.power((float) mMul, restart);
    return (float) initialLearningRate * ((1 - a) * (begin * Schedules.halfCosine(share)) + a);
  }

  private static float log(float x) {
    return (float) StrictMath.log(x);
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    config.put("initial_learning_rate", initialLearningRate);
    config.put("first_decay_steps", Schedules.number(firstDecaySteps));
    config.put("t_mul", tMul);
    config.put("m_mul", mMul);
    config.put("alpha", alpha);
    config.put("name", "SGDRDecay");
    return config;
  }
}
