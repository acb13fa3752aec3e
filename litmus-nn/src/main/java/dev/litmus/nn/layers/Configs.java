package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.constraints.Constraint;
import dev.litmus.nn.constraints.Constraints;
import dev.litmus.nn.initializers.Initializer;
import dev.litmus.nn.initializers.Initializers;
import dev.litmus.nn.ops.Activation;
import dev.litmus.nn.ops.Activations;
import dev.litmus.nn.regularizers.Regularizer;
import dev.litmus.nn.regularizers.Regularizers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// What the configurations of layers have in common.
final class Configs {
  private Configs() {}

  /// An empty configuration that keeps the order of its keys.
  static Map<String, @Nullable Object> map() {
    return new LinkedHashMap<>();
  }

  static Map<String, @Nullable Object> initializer(Initializer initializer) {
    return Config.object("keras.initializers", initializer.className(), initializer.config());
  }

  static Initializer initializer(Config config, String key, String ifAbsent) {
    return object(config, key, Initializers::of).orElseGet(() -> Initializers.named(ifAbsent));
  }

  static Optional<Regularizer> regularizer(Config config, String key) {
    return object(config, key, Regularizers::of);
  }

  /// A configuration that begins with the key `activity_regularizer` where there is one, as in
  /// Keras.
  static Map<String, @Nullable Object> beginning(Optional<Regularizer> activityRegularizer) {
    Map<String, @Nullable Object> config = map();
    if (activityRegularizer.isPresent()) {
      config.put("activity_regularizer", regularizer(activityRegularizer));
    }
    return config;
  }

  static @Nullable Object regularizer(Optional<Regularizer> regularizer) {
    return regularizer
        .map(one -> Config.object("keras.regularizers", one.className(), one.config()))
        .orElse(null);
  }

  static Optional<Constraint> constraint(Config config, String key) {
    return object(config, key, Constraints::of);
  }

  static @Nullable Object constraint(Optional<Constraint> constraint) {
    return constraint
        .map(one -> Config.object("keras.constraints", one.className(), one.config()))
        .orElse(null);
  }

  /// What a key describes: a name, or an object with a class name and a configuration.
  private static <T> Optional<T> object(
      Config config, String key, BiFunction<String, Config, T> factory) {
    if (!config.has(key)) {
      return Optional.empty();
    }
    String owner = config.owner() + ", " + key;
    if (config.value(key) instanceof String name) {
      return Optional.of(factory.apply(name, Config.of(owner, Map.of())));
    }
    Config object = config.config(key);
    return Optional.of(
        factory.apply(
            object.string("class_name"),
            object.has("config") ? object.config("config") : Config.of(owner, Map.of())));
  }

  /// An activation by its name, linear when absent; Keras 3 may also write it as an object, and a
  /// layer that stands for it as that layer.
  static Activation activation(Config config, String key) {
    if (config.value(key) instanceof Map) {
      Config object = config.config(key);
      if (object.value("config") instanceof Map<?, ?> inner && !inner.isEmpty()) {
        return LayerActivation.of(object.string("class_name"), object.config("config"));
      }
      return Activations.named(
          object.value("config") instanceof String name ? name : object.string("class_name"));
    }
    return Activations.named(config.string(key, "linear"));
  }

  /// A number or a (possibly nested) list of numbers, flattened.
  static List<Double> numbers(Config config, String key) {
    List<Double> numbers = new ArrayList<>();
    collect(config, key, config.value(key), numbers);
    return numbers;
  }

  /// The same, or null when absent.
  static @Nullable List<Double> numbersOrNull(Config config, String key) {
    return config.has(key) ? numbers(config, key) : null;
  }

  private static void collect(
      Config config, String key, @Nullable Object value, List<Double> numbers) {
    switch (value) {
      case Number number -> numbers.add(number.doubleValue());
      case List<?> list -> list.forEach(item -> collect(config, key, item, numbers));
      case null, default ->
          throw new IllegalArgumentException(
              "%s: %s must be a number or a list of numbers; found %s"
                  .formatted(config.owner(), key, value));
    }
  }
}
