package dev.litmus.nn.initializers;

import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// How a weight starts. An initializer describes; it holds no state, so the same one gives the same
/// values for the same seed and shape. A user's own needs [#fill] only, and may be a lambda:
/// `(values, dimensions, seed) -> Arrays.fill(values, 0.5f)`.
@FunctionalInterface
public interface Initializer {
  /// Fills `values`, the elements in row-major order of a tensor of these dimensions.
  ///
  /// @param seed what the model drew for this weight; an initializer with a seed of its own, and
  ///   one that is not random, takes no notice of it
  void fill(float[] values, int[] dimensions, long seed);

  /// The class name in Keras's files.
  default String className() {
    return getClass().getSimpleName();
  }

  /// Whether values are drawn at random.
  default boolean random() {
    return false;
  }

  /// The seed given to this initializer, if any.
  default OptionalLong seed() {
    return OptionalLong.empty();
  }

  /// Whether the model must draw a seed: random, without a seed of its own.
  default boolean needsSeed() {
    return random() && seed().isEmpty();
  }

  /// The arguments by Keras's keys in Keras's order, as they stand in its files.
  default Map<String, @Nullable Object> config() {
    return Map.of();
  }
}
