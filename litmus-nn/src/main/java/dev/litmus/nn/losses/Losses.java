package dev.litmus.nn.losses;

import dev.litmus.nn.Config;
import dev.litmus.nn.internal.Suggestions;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/// The list of losses: by name, and from a Keras configuration.
public final class Losses {
  /// Class names as files give them; a new loss is one line here and one below.
  private static final Map<String, Function<Config, Loss>> BY_CLASS =
      Map.of("BinaryCrossentropy", BinaryCrossentropy::fromConfig);

  private static final Map<String, String> CLASS_BY_NAME =
      new TreeMap<>(
          Map.of("binary_crossentropy", "BinaryCrossentropy", "bce", "BinaryCrossentropy"));

  private Losses() {}

  /// The names that can be asked for, in alphabetical order.
  public static Set<String> names() {
    return Collections.unmodifiableSet(CLASS_BY_NAME.keySet());
  }

  /// The loss of that name with Keras's defaults, such as `binary_crossentropy`.
  ///
  /// @throws IllegalArgumentException when the name is unknown, listing those known
  public static Loss named(String name) {
    return of(name, Config.of("loss '" + name + "'", Map.of()));
  }

  /// The loss of that name or class name, such as `BinaryCrossentropy`, with that configuration.
  ///
  /// @throws IllegalArgumentException when the name is unknown, listing those known
  public static Loss of(String className, Config config) {
    Function<Config, Loss> factory = BY_CLASS.get(CLASS_BY_NAME.getOrDefault(className, className));
    if (factory == null) {
      throw Suggestions.unknown("loss", className, names());
    }
    Loss loss = factory.apply(config);
    config.requireAllRead();
    return loss;
  }
}
