package dev.litmus.nn.initializers;

import dev.litmus.nn.Config;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// What the configurations of initializers have in common.
final class Configs {
  private Configs() {}

  /// A configuration of these keys and values, in this order; an absent seed is null.
  static Map<String, @Nullable Object> of(Object... keysAndValues) {
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      Object value = keysAndValues[i + 1];
      config.put(
          (String) keysAndValues[i], value instanceof OptionalLong seed ? orNull(seed) : value);
    }
    return config;
  }

  private static @Nullable Object orNull(OptionalLong seed) {
    return seed.isPresent() ? seed.getAsLong() : null;
  }

  /// The seed; a SeedGenerator object counts as the seed that it starts from.
  static OptionalLong seed(Config config) {
    if (config.value("seed") instanceof Map) {
      Config object = config.config("seed");
      return seed(object.has("config") ? object.config("config") : object);
    }
    Long seed = config.longOrNull("seed");
    return seed == null ? OptionalLong.empty() : OptionalLong.of(seed);
  }

  /// The constant of that name in lower case.
  static <E extends Enum<E>> E choice(Config config, String key, E ifAbsent) {
    String name = config.string(key, lowerCase(ifAbsent)).toLowerCase(Locale.ROOT);
    E[] constants = ifAbsent.getDeclaringClass().getEnumConstants();
    for (E constant : constants) {
      if (lowerCase(constant).equals(name)) {
        return constant;
      }
    }
    throw new IllegalArgumentException(
        "%s: %s must be one of %s; found '%s'"
            .formatted(
                config.owner(), key, Arrays.toString(constants).toLowerCase(Locale.ROOT), name));
  }

  static String lowerCase(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
