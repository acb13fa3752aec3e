package dev.litmus.nn.operations;

import dev.litmus.nn.DType;
import java.util.List;

/// How an operation is made of others.
///
/// @param module where Keras has it
/// @param parameters the arguments of its call
/// @param settings the keys of its configuration
/// @param results how many results it has
record Recipe(
    String module,
    List<String> parameters,
    List<String> settings,
    int results,
    Type type,
    Way way) {
  /// The type of the results, by those of the inputs.
  @FunctionalInterface
  interface Type {
    DType of(List<DType> inputs);
  }

  /// Writes the steps.
  @FunctionalInterface
  interface Way {
    /// Adds the steps to a plan.
    ///
    /// @throws IllegalArgumentException when arguments or shapes do not fit
    void write(Plan plan);
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
