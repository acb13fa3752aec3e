package dev.litmus.nn.regularizers;

import dev.litmus.nn.Config;
import dev.litmus.nn.internal.Registry;
import dev.litmus.nn.internal.SnakeCase;
import java.util.Set;

/// The list of regularizers: by class name, by snake-case name, and from a Keras configuration.
public final class Regularizers {
  private static final Registry<Regularizer> KNOWN =
      new Registry<Regularizer>("regularizer", SnakeCase::of)
          .add("L1", config -> new L1(config.number("l1", 0.01)))
          .add("L1L2", config -> new L1L2(config.number("l1", 0), config.number("l2", 0)), "l1_l2")
          .add("L2", config -> new L2(config.number("l2", 0.01)))
          .add("OrthogonalRegularizer", OrthogonalRegularizer::from);

  private Regularizers() {}

  /// The class names of all regularizers, in alphabetical order.
  public static Set<String> classNames() {
    return KNOWN.classNames();
  }

  /// The regularizer of that name with Keras's default arguments, such as `l2` or `L2`.
  ///
  /// @throws IllegalArgumentException listing the known names
  public static Regularizer named(String name) {
    return KNOWN.named(name);
  }

  /// The regularizer of that name with the arguments of a Keras file, absent ones at Keras's
  /// default.
  ///
  /// @throws IllegalArgumentException listing the known names
  public static Regularizer of(String name, Config config) {
    return KNOWN.of(name, config);
  }
}
