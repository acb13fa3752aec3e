package dev.litmus.nn.initializers;

import dev.litmus.nn.Config;
import dev.litmus.nn.internal.Suggestions;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// The list of initializers: by class name, by snake-case name, and from a Keras configuration.
public final class Initializers {
  private static final Map<String, Function<Config, Initializer>> KNOWN = new LinkedHashMap<>();
  private static final Map<String, String> BY_NAME = new LinkedHashMap<>();

  static {
    add("Constant", config -> new Constant(config.number("value", 0)));
    add("GlorotNormal", config -> new GlorotNormal(Configs.seed(config)));
    add("GlorotUniform", config -> new GlorotUniform(Configs.seed(config)));
    add("HeNormal", config -> new HeNormal(Configs.seed(config)));
    add("HeUniform", config -> new HeUniform(Configs.seed(config)));
    add("LecunNormal", config -> new LecunNormal(Configs.seed(config)));
    add("LecunUniform", config -> new LecunUniform(Configs.seed(config)));
    add("Ones", config -> new Ones());
    add("RandomNormal", RandomNormal::from);
    add("RandomUniform", RandomUniform::from);
    add("TruncatedNormal", TruncatedNormal::from);
    add("VarianceScaling", VarianceScaling::from);
    add("Zeros", config -> new Zeros());
    BY_NAME.put("normal", "RandomNormal");
    BY_NAME.put("uniform", "RandomUniform");
    BY_NAME.put("one", "Ones");
    BY_NAME.put("zero", "Zeros");
  }

  private Initializers() {}

  private static void add(String className, Function<Config, Initializer> factory) {
    KNOWN.put(className, factory);
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
    return of(name, Config.of("initializer " + name, Map.of()));
  }

  /// The initializer of that name with the arguments of a Keras file, absent ones at Keras's
  /// default.
  public static Initializer of(String name, Config config) {
    Function<Config, Initializer> factory = KNOWN.get(BY_NAME.getOrDefault(name, name));
    if (factory == null) {
      throw Suggestions.unknown("initializer", name, KNOWN.keySet());
    }
    Initializer initializer = factory.apply(config);
    // Which axes count as inputs: Keras writes null for both but in EinsumDense.
    config.requireDefault("input_axes", null).requireDefault("output_axes", null);
    config.requireAllRead();
    return initializer;
  }

  private static String snakeCase(String className) {
    return className.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }
}
