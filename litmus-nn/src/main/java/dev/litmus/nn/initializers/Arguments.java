package dev.litmus.nn.initializers;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Reads and writes the `config` of an initializer in a Keras file.
record Arguments(String className, Map<String, ? extends @Nullable Object> config) {

  /// A config of these keys and values, in this order; a seed that is absent is written as null.
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

  /// Refuses keys that the class does not know, as Keras does; those whose value is null are passed
  /// over.
  Arguments allow(List<String> keys) {
    config.forEach((key, value) -> {
      if (value != null && !keys.contains(key)) {
        throw new IllegalArgumentException(
            keys.isEmpty()
                ? "initializer %s takes no arguments, found %s = %s"
                    .formatted(className, key, value)
                : "initializer %s has no argument '%s' (found %s = %s); it takes: %s"
                    .formatted(className, key, key, value, String.join(", ", keys)));
      }
    });
    return this;
  }

  double number(String key, double otherwise) {
    Object value = config.get(key);
    if (value == null) {
      return otherwise;
    }
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    throw wrong(key, "a number", value);
  }

  String text(String key, String otherwise) {
    Object value = config.get(key);
    if (value == null) {
      return otherwise;
    }
    if (value instanceof String text) {
      return text;
    }
    throw wrong(key, "a string", value);
  }

  /// The constant whose name in lower case is the text.
  <E extends Enum<E>> E choice(String key, Class<E> type, String text) {
    for (E constant : type.getEnumConstants()) {
      if (constant.name().toLowerCase(Locale.ROOT).equals(text)) {
        return constant;
      }
    }
    throw wrong(
        key, "one of " + Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT), text);
  }

  /// The seed, absent when null; a SeedGenerator object counts as the seed it starts from.
  OptionalLong seed() {
    Object value = config.get("seed");
    while (value instanceof Map<?, ?> object) {
      value = object.containsKey("config") ? object.get("config") : object.get("seed");
    }
    if (value == null) {
      return OptionalLong.empty();
    }
    if (value instanceof Number number && number.longValue() == number.doubleValue()) {
      return OptionalLong.of(number.longValue());
    }
    throw wrong("seed", "an integer or null", value);
  }

  private IllegalArgumentException wrong(String key, String expected, Object found) {
    return new IllegalArgumentException(
        "initializer %s: expected %s for '%s', found %s"
            .formatted(className, expected, key, found));
  }
}
