package dev.litmus.nn.initializers;

import dev.litmus.nn.internal.Suggestions;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The list of initializers: by class name, by snake-case name, and from a Keras config.
public final class Initializers {
  private static final Map<String, Function<Arguments, Initializer>> KNOWN = new LinkedHashMap<>();
  private static final Map<String, String> BY_NAME = new LinkedHashMap<>();

  static {
    add("Constant", List.of("value"), a -> new Constant(a.number("value", 0)));
    add("GlorotNormal", List.of("seed"), a -> new GlorotNormal(a.seed()));
    add("GlorotUniform", List.of("seed"), a -> new GlorotUniform(a.seed()));
    add("HeNormal", List.of("seed"), a -> new HeNormal(a.seed()));
    add("HeUniform", List.of("seed"), a -> new HeUniform(a.seed()));
    add("LecunNormal", List.of("seed"), a -> new LecunNormal(a.seed()));
    add("LecunUniform", List.of("seed"), a -> new LecunUniform(a.seed()));
    add("Ones", List.of(), a -> new Ones());
    add("RandomNormal", List.of("seed", "mean", "stddev"), RandomNormal::from);
    add("RandomUniform", List.of("seed", "minval", "maxval"), RandomUniform::from);
    add("TruncatedNormal", List.of("seed", "mean", "stddev"), TruncatedNormal::from);
    add("VarianceScaling", List.of("seed", "scale", "mode", "distribution"), VarianceScaling::from);
    add("Zeros", List.of(), a -> new Zeros());
    BY_NAME.put("normal", "RandomNormal");
    BY_NAME.put("uniform", "RandomUniform");
    BY_NAME.put("one", "Ones");
    BY_NAME.put("zero", "Zeros");
  }

  private Initializers() {}

  private static void add(
      String className, List<String> keys, Function<Arguments, Initializer> factory) {
    KNOWN.put(className, arguments -> factory.apply(arguments.allow(keys)));
    BY_NAME.put(className, className);
    BY_NAME.put(snakeCase(className), className);
  }

  /// The class names of all initializers, in alphabetical order.
  public static Set<String> classNames() {
    return Collections.unmodifiableSet(KNOWN.keySet());
  }

  /// The initializer of that name with Keras's default arguments, such as `glorot_uniform` or
  /// `GlorotUniform`.
  public static Initializer named(String name) {
    return of(name, Map.of());
  }

  /// The initializer of that class with the arguments of a Keras file, absent ones at Keras's
  /// default.
  public static Initializer of(String name, Map<String, ? extends @Nullable Object> config) {
    String className = BY_NAME.getOrDefault(name, name);
    Function<Arguments, Initializer> factory = KNOWN.get(className);
    if (factory == null) {
      throw Suggestions.unknown("initializer", name, KNOWN.keySet());
    }
    return factory.apply(new Arguments(className, config));
  }

  private static String snakeCase(String className) {
    return className.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }
}
