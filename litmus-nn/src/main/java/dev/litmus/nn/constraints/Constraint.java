package dev.litmus.nn.constraints;

import dev.litmus.nn.Shape;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a weight is made to satisfy after every update. A constraint describes and holds no state;
/// one of your own needs [#apply] only.
@FunctionalInterface
public interface Constraint {
  /// Changes the elements of a weight, in row-major order, to ones that satisfy the constraint.
  void apply(float[] values, Shape shape);

  /// Keras's class name, as files give it.
  default String className() {
    return getClass().getSimpleName();
  }

  /// The arguments by Keras's keys in Keras's order, as they stand in its files.
  default Map<String, @Nullable Object> config() {
    return Map.of();
  }
}
