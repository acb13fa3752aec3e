package dev.litmus.nn.optimizers;

import dev.litmus.nn.Config;
import dev.litmus.nn.internal.Registry;
import dev.litmus.nn.internal.SnakeCase;
import java.util.Map;
import java.util.Set;

/// The learning rate schedules by Keras's class names.
public final class Schedules {
  private static final Registry<LearningRateSchedule> KNOWN =
      new Registry<LearningRateSchedule>("learning rate schedule", SnakeCase::of)
          .add("CosineDecay", CosineDecay::fromConfig)
          .add("CosineDecayRestarts", CosineDecayRestarts::fromConfig)
          .add("ExponentialDecay", ExponentialDecay::fromConfig)
          .add("InverseTimeDecay", InverseTimeDecay::fromConfig)
          .add("PiecewiseConstantDecay", PiecewiseConstantDecay::fromConfig)
          .add("PolynomialDecay", PolynomialDecay::fromConfig);

  private Schedules() {}

  /// The class names, in alphabetical order.
  public static Set<String> classNames() {
    return KNOWN.classNames();
  }

  /// The schedule of that Keras class name with that configuration.
  ///
  /// @throws IllegalArgumentException listing the known names
  public static LearningRateSchedule of(String className, Config config) {
    return KNOWN.of(className, config.ignore("name"));
  }

  /// Reads a learning rate: a number, or the description of a schedule.
  static LearningRateSchedule read(Config config, String key, double ifAbsent) {
    if (!(config.value(key) instanceof Map)) {
      return new ConstantLearningRate(config.number(key, ifAbsent));
    }
    Config description = config.config(key);
    return of(description.string("class_name"), description.config("config"));
  }

  /// What stands in Keras's configuration for a learning rate.
  static Object description(LearningRateSchedule schedule) {
    return schedule instanceof ConstantLearningRate(double rate)
        ? (Object) rate
        : Config.object("keras.optimizers.schedules", schedule.className(), schedule.config());
  }

  static void requireSteps(String schedule, String name, double steps) {
    if (!(steps > 0)) {
      throw new IllegalArgumentException(
          "%s: %s must be above 0; found %s".formatted(schedule, name, steps));
    }
  }

  /// A whole number as such, as programs mostly give steps.
  static Object number(double steps) {
    return steps == Math.rint(steps) ? (Object) (long) steps : (Object) steps;
  }

  /// b^e in single precision, the same on every machine.
  static float power(float base, float exponent) {
    return (float) StrictMath.pow(base, exponent);
  }

  /// (1 + cos(pi x)) / 2 in single precision, the same on every machine.
  static float halfCosine(float x) {
    return 0.5f * (1f + (float) StrictMath.cos((float) Math.PI * x));
  }
}
