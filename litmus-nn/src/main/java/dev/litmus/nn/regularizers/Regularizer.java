package dev.litmus.nn.regularizers;

import dev.litmus.nn.Shape;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A penalty on the elements of a tensor, added to the loss: of a weight, or of what a layer gives
/// for a batch (then divided by the number of rows). A regularizer describes and holds no state.
///
/// One of your own implements [#penalty] and [#addGradient]; an elementwise one is a loop each.
public interface Regularizer {
  /// The penalty.
  ///
  /// @param values the elements in row-major order; the array may hold more than the shape counts
  double penalty(float[] values, Shape shape);

  /// Adds `scale * d penalty / d values[i]` to `gradient[i]` for each element i.
  void addGradient(float[] values, Shape shape, float scale, float[] gradient);

  /// Keras's class name, as files give it.
  default String className() {
    return getClass().getSimpleName();
  }

  /// The arguments by Keras's keys in Keras's order, as they stand in its files.
  default Map<String, @Nullable Object> config() {
    return Map.of();
  }
}
