package dev.litmus.nn.optimizers;

import dev.litmus.nn.Config;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the configurations of all optimizers have in common.
final class OptimizerConfigs {
  private static final List<String> UNSUPPORTED =
      List.of(
          "weight_decay",
          "clipnorm",
          "global_clipnorm",
          "clipvalue",
          "loss_scale_factor",
          "gradient_accumulation_steps");

  private OptimizerConfigs() {}

  /// The common keys and then the optimizer's own.
  static Map<String, @Nullable Object> of(
      Optimizer optimizer, Map<String, ? extends @Nullable Object> own) {
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    config.put("name", optimizer.name());
    config.put("learning_rate", optimizer.learningRate());
    config.put("weight_decay", null);
    config.put("clipnorm", null);
    config.put("global_clipnorm", null);
    config.put("clipvalue", null);
    config.put("use_ema", false);
    config.put("ema_momentum", 0.99);
    config.put("ema_overwrite_frequency", null);
    config.put("loss_scale_factor", null);
    config.put("gradient_accumulation_steps", null);
    config.putAll(own);
    return config;
  }

  /// Refuses a learning rate that is no number of at least 0.
  static void requireLearningRate(String optimizer, double rate) {
    if (!(rate >= 0 && rate < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "%s: learning_rate must be a number of at least 0; found %s".formatted(optimizer, rate));
    }
  }

  /// Refuses a decay that is not from 0 to below 1.
  static void requireDecay(String optimizer, String name, double decay) {
    if (!(decay >= 0 && decay < 1)) {
      throw new IllegalArgumentException(
          "%s: %s must be from 0 to below 1; found %s".formatted(optimizer, name, decay));
    }
  }

  /// Refuses the common settings that are not supported.
  static Config common(Config config) {
    UNSUPPORTED.forEach(key -> config.requireDefault(key, null));
    return config
        .requireDefault("use_ema", false)
        .ignore(
            "name",
            "ema_momentum",
            "ema_overwrite_frequency",
            "jit_compile",
            "is_legacy_optimizer",
            "decay");
  }
}
