package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.initializers.Initializer;
import dev.litmus.nn.initializers.Initializers;
import dev.litmus.nn.ops.Activation;
import dev.litmus.nn.ops.Activations;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  /// An initializer: its name, or an object with a class name and a configuration.
  static Initializer initializer(Config config, String key, String ifAbsent) {
    if (!config.has(key)) {
      return Initializers.named(ifAbsent);
    }
    if (config.value(key) instanceof String name) {
      return Initializers.named(name);
    }
    Config object = config.config(key);
    String className = object.string("class_name");
    return Initializers.of(
        className,
        object.has("config") ? object.config("config") : Config.of(object.owner(), Map.of()));
  }

  /// An activation by its name, linear when absent; Keras 3 may also write it as an object.
  static Activation activation(Config config, String key) {
    if (config.value(key) instanceof Map) {
      Config object = config.config(key);
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
