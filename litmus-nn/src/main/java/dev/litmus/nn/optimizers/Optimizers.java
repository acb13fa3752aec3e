package dev.litmus.nn.optimizers;

import dev.litmus.nn.Config;
import dev.litmus.nn.internal.Suggestions;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/// The optimizers by Keras's names.
public final class Optimizers {
  private static final Map<String, Function<Config, Optimizer>> KNOWN =
      new TreeMap<>(
          Map.of("adam", Adam::fromConfig, "rmsprop", RmsProp::fromConfig, "sgd", Sgd::fromConfig));

  private Optimizers() {}

  /// The names that can be asked for, in alphabetical order.
  public static Set<String> names() {
    return Collections.unmodifiableSet(KNOWN.keySet());
  }

  /// The optimizer of that name, such as `adam`, with Keras's defaults.
  ///
  /// @throws IllegalArgumentException listing the known names
  public static Optimizer named(String name) {
    return of(name, Config.of("optimizer '" + name + "'", Map.of()));
  }

  /// The optimizer of that name or Keras class name with that configuration.
  ///
  /// @throws IllegalArgumentException listing the known names
  public static Optimizer of(String className, Config config) {
    Function<Config, Optimizer> factory = KNOWN.get(className.toLowerCase(Locale.ROOT));
    if (factory == null) {
      throw Suggestions.unknown("optimizer", className, names());
    }
    return factory.apply(config);
  }
}
