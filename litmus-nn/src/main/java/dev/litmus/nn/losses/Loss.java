package dev.litmus.nn.losses;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What training makes small: a number for one row of predictions, and its slope.
///
/// A row is `units` consecutive numbers, `yTrue[offset] ... yTrue[offset + units - 1]` against the
/// same places of `yPred`. Implementations are immutable and hold no state, so that rows may be
/// taken in any order and by several threads. The mean over a batch, `sum_over_batch_size` in
/// Keras's words, and the weights of rows are the trainer's part.
///
/// A program's own loss implements [#name], [#value] and [#gradient]:
///
/// ```java
/// record SquaredError() implements Loss {
///   public String name() { return "squared_error"; }
///
///   public float value(float[] yTrue, float[] yPred, int offset, int units) {
///     float sum = 0;
///     for (int j = offset; j < offset + units; j++) {
///       sum += (yPred[j] - yTrue[j]) * (yPred[j] - yTrue[j]);
///     }
///     return sum / units;
///   }
///
///   public void gradient(
///       float[] yTrue, float[] yPred, int offset, int units, float scale, float[] out) {
///     for (int j = offset; j < offset + units; j++) {
///       out[j] = scale * 2 / units * (yPred[j] - yTrue[j]);
///     }
///   }
/// }
/// ```
public interface Loss {
  /// The name in Keras's style, such as `binary_crossentropy`.
  String name();

  /// The loss of one row: the mean over its units.
  float value(float[] yTrue, float[] yPred, int offset, int units);

  /// Writes `scale * d value / d yPred[offset + j]` to `out[offset + j]` for each unit j.
  void gradient(float[] yTrue, float[] yPred, int offset, int units, float scale, float[] out);

  /// This loss taking the logit z where it now takes sigmoid(z), when there is such a form. A model
  /// that ends in a sigmoid trains on it: exact where the sigmoid has long been rounded to 0 or 1.
  default Optional<Loss> onLogits() {
    return Optional.empty();
  }

  /// Keras's class name, as files give it.
  default String className() {
    return getClass().getSimpleName();
  }

  /// The configuration by Keras's keys, in Keras's order.
  default Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    config.put("name", name());
    config.put("reduction", "sum_over_batch_size");
    return config;
  }
}
