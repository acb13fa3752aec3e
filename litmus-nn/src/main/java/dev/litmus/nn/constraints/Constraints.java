package dev.litmus.nn.constraints;

import dev.litmus.nn.Config;
import dev.litmus.nn.internal.Registry;
import dev.litmus.nn.internal.SnakeCase;
import java.util.Set;

/// The list of constraints: by class name, by snake-case name, and from a Keras configuration.
public final class Constraints {
  private static final Registry<Constraint> KNOWN =
      new Registry<Constraint>("constraint", SnakeCase::of)
          .add("MaxNorm", MaxNorm::from)
          .add("MinMaxNorm", MinMaxNorm::from)
          .add("NonNeg", config -> new NonNeg())
          .add("UnitNorm", UnitNorm::from);

  private Constraints() {}

  /// The class names of all constraints, in alphabetical order.
  public static Set<String> classNames() {
    return KNOWN.classNames();
  }

  /// The constraint of that name with Keras's default arguments, such as `max_norm` or `MaxNorm`.
  ///
  /// @throws IllegalArgumentException listing the known names
  public static Constraint named(String name) {
    return KNOWN.named(name);
  }

  /// The constraint of that name with the arguments of a Keras file, absent ones at Keras's
  /// default.
  ///
  /// @throws IllegalArgumentException listing the known names
  public static Constraint of(String name, Config config) {
    return KNOWN.of(name, config);
  }
}
