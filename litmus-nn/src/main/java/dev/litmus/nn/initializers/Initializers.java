package dev.litmus.nn.initializers;

import dev.litmus.nn.Config;
import dev.litmus.nn.internal.Registry;
import dev.litmus.nn.internal.SnakeCase;
import java.util.Map;
import java.util.Set;

/// The list of initializers: by class name, by snake-case name, and from a Keras configuration.
public final class Initializers {
  private static final Registry<Initializer> KNOWN =
      new Registry<Initializer>("initializer", SnakeCase::of)
          .add("Constant", config -> new Constant(config.number("value", 0)))
          .add("GlorotNormal", config -> new GlorotNormal(Configs.seed(config)))
          .add("GlorotUniform", config -> new GlorotUniform(Configs.seed(config)))
          .add("HeNormal", config -> new HeNormal(Configs.seed(config)))
          .add("HeUniform", config -> new HeUniform(Configs.seed(config)))
          .add("Identity", config -> new Identity(config.number("gain", 1)), "identity_initializer")
          .add("LecunNormal", config -> new LecunNormal(Configs.seed(config)))
          .add("LecunUniform", config -> new LecunUniform(Configs.seed(config)))
          .add("Ones", config -> new Ones(), "one")
          .add("Orthogonal", Orthogonal::from, "orthogonal_initializer")
          .add("RandomNormal", RandomNormal::from, "normal")
          .add("RandomUniform", RandomUniform::from, "uniform")
          .add("TruncatedNormal", TruncatedNormal::from)
          .add("VarianceScaling", VarianceScaling::from)
          .add("Zeros", config -> new Zeros(), "zero");

  private Initializers() {}

  /// The class names of all initializers, in alphabetical order.
  public static Set<String> classNames() {
    return KNOWN.classNames();
  }

  /// The initializer of that name with Keras's default arguments, such as `glorot_uniform` or
  /// `GlorotUniform`.
  public static Initializer named(String name) {
    return of(name, Config.of("initializer " + name, Map.of()));
  }

  /// The initializer of that name with the arguments of a Keras file, absent ones at Keras's
  /// default.
  public static Initializer of(String name, Config config) {
    // Before all keys must have been read.
    config.ignore("input_axes", "output_axes");
    return FanAxes.of(KNOWN.of(name, config), config);
  }
}
