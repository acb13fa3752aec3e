package dev.litmus.nn.optimizers;

import dev.litmus.nn.Config;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What all optimizers have in common, by Keras's names and with its defaults. Immutable.
///
/// ```java
/// Adam.of(OptimizerSettings.of(new CosineDecay(0.01, 1000)).globalClipnorm(1))
/// ```
///
/// @param learningRate the learning rate of every step
/// @param weightDecay before an update, every weight loses this share of itself, times the learning
///   rate
/// @param clipnorm the gradient of each weight is scaled down to at most this norm
/// @param globalClipnorm the gradients of all weights together are scaled down to this norm
/// @param clipvalue every element of a gradient is cut to -clipvalue..clipvalue
/// @param useEma whether to keep an average of every weight, a = m a + (1 - m) w after each step,
///   which the weights take over when the training ends
/// @param emaMomentum m; Keras's default is 0.99
/// @param emaOverwriteFrequency after so many updates the weights take over the averages
/// @param gradientAccumulationSteps an update is made every so many steps, with the mean of their
///   gradients
public record OptimizerSettings(
    LearningRateSchedule learningRate,
    OptionalDouble weightDecay,
    OptionalDouble clipnorm,
    OptionalDouble globalClipnorm,
    OptionalDouble clipvalue,
    boolean useEma,
    double emaMomentum,
    OptionalInt emaOverwriteFrequency,
    OptionalInt gradientAccumulationSteps) {
  public OptimizerSettings {
    long clippings =
        Stream.of(clipnorm, globalClipnorm, clipvalue).filter(OptionalDouble::isPresent).count();
    require(
        clippings <= 1,
        "only one of clipnorm, clipvalue and global_clipnorm may be set; found " + clippings);
    require(
        emaMomentum >= 0 && emaMomentum <= 1,
        "ema_momentum must be from 0 to 1; found " + emaMomentum);
    require(
        emaOverwriteFrequency.orElse(1) >= 1,
        "ema_overwrite_frequency must be at least 1; found " + emaOverwriteFrequency.orElse(1));
    require(
        gradientAccumulationSteps.orElse(2) >= 2,
        "gradient_accumulation_steps must be at least 2; found "
            + gradientAccumulationSteps.orElse(2));
  }

  /// That learning rate and nothing else.
  public static OptimizerSettings of(double learningRate) {
    return of(new ConstantLearningRate(learningRate));
  }

  /// That learning rate and nothing else.
  public static OptimizerSettings of(LearningRateSchedule learningRate) {
    return new OptimizerSettings(
        learningRate,
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        false,
        0.99,
        OptionalInt.empty(),
        OptionalInt.empty());
  }

  public OptimizerSettings weightDecay(double share) {
    return with(OptionalDouble.of(share), clipnorm, globalClipnorm, clipvalue);
  }

  public OptimizerSettings clipnorm(double norm) {
    return with(weightDecay, OptionalDouble.of(norm), globalClipnorm, clipvalue);
  }

  public OptimizerSettings globalClipnorm(double norm) {
    return with(weightDecay, clipnorm, OptionalDouble.of(norm), clipvalue);
  }

  public OptimizerSettings clipvalue(double value) {
    return with(weightDecay, clipnorm, globalClipnorm, OptionalDouble.of(value));
  }

  private OptimizerSettings with(
      OptionalDouble decay, OptionalDouble norm, OptionalDouble globalNorm, OptionalDouble value) {
    return new OptimizerSettings(
        learningRate,
        decay,
        norm,
        globalNorm,
        value,
        useEma,
        emaMomentum,
        emaOverwriteFrequency,
        gradientAccumulationSteps);
  }

  /// With averages of the weights; the weights take them over when the training ends.
  public OptimizerSettings ema(double momentum) {
    return ema(momentum, OptionalInt.empty());
  }

  /// With averages of the weights, which take them over after every so many updates, too.
  public OptimizerSettings ema(double momentum, int overwriteFrequency) {
    return ema(momentum, OptionalInt.of(overwriteFrequency));
  }

  private OptimizerSettings ema(double momentum, OptionalInt overwriteFrequency) {
    return new OptimizerSettings(
        learningRate,
        weightDecay,
        clipnorm,
        globalClipnorm,
        clipvalue,
        true,
        momentum,
        overwriteFrequency,
        gradientAccumulationSteps);
  }

  public OptimizerSettings gradientAccumulationSteps(int steps) {
    return new OptimizerSettings(
        learningRate,
        weightDecay,
        clipnorm,
        globalClipnorm,
        clipvalue,
        useEma,
        emaMomentum,
        emaOverwriteFrequency,
        OptionalInt.of(steps));
  }

  /// The learning rate of the first step.
  double initialLearningRate() {
    return learningRate instanceof ConstantLearningRate(double rate) ? rate : learningRate.at(0);
  }

  /// Keras's configuration with the common keys only, in Keras's order; others go behind.
  public Map<String, @Nullable Object> config(String name) {
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    config.put("name", name);
    config.put("learning_rate", Schedules.description(learningRate));
    config.put("weight_decay", orNull(weightDecay));
    config.put("clipnorm", orNull(clipnorm));
    config.put("global_clipnorm", orNull(globalClipnorm));
    config.put("clipvalue", orNull(clipvalue));
    config.put("use_ema", useEma);
    config.put("ema_momentum", emaMomentum);
    config.put("ema_overwrite_frequency", orNull(emaOverwriteFrequency));
    config.put("loss_scale_factor", null);
    config.put("gradient_accumulation_steps", orNull(gradientAccumulationSteps));
    return config;
  }

  private static @Nullable Object orNull(OptionalDouble value) {
    return value.isPresent() ? (Object) value.getAsDouble() : null;
  }

  private static @Nullable Object orNull(OptionalInt value) {
    return value.isPresent() ? (Object) (long) value.getAsInt() : null;
  }

  /// Reads the common keys of Keras's configuration.
  ///
  /// @param learningRate the optimizer's own default
  /// @throws IllegalArgumentException when a value is not of its kind, or asks for loss scaling,
  ///   which single precision does not need
  public static OptimizerSettings fromConfig(Config config, double learningRate) {
    config
        .requireDefault("loss_scale_factor", null)
        .ignore("name", "jit_compile", "is_legacy_optimizer", "decay");
    return new OptimizerSettings(
        Schedules.read(config, "learning_rate", learningRate),
        number(config, "weight_decay"),
        number(config, "clipnorm"),
        number(config, "global_clipnorm"),
        number(config, "clipvalue"),
        config.bool("use_ema", false),
        config.number("ema_momentum", 0.99),
        integer(config, "ema_overwrite_frequency"),
        integer(config, "gradient_accumulation_steps"));
  }

  private static OptionalDouble number(Config config, String key) {
    return config.has(key) ? OptionalDouble.of(config.number(key)) : OptionalDouble.empty();
  }

  private static OptionalInt integer(Config config, String key) {
    return config.has(key) ? OptionalInt.of(config.integer(key, 1)) : OptionalInt.empty();
  }

  private static void require(boolean holds, String expected) {
    if (!holds) {
      throw new IllegalArgumentException("optimizer: " + expected);
    }
  }

  /// Refuses a decay that is not from 0 to below 1; for the optimizers.
  static void requireDecay(String optimizer, String name, double decay) {
    if (!(decay >= 0 && decay < 1)) {
      throw new IllegalArgumentException(
          "%s: %s must be from 0 to below 1; found %s".formatted(optimizer, name, decay));
    }
  }

  /// The slots of those names, all of the weight's shape and zero at the start.
  static List<Optimizer.Slot> zeros(Optimizer.Parameter parameter, String... names) {
    return Stream.of(names).map(name -> Optimizer.Slot.of(name, parameter)).toList();
  }
}
