package dev.litmus.nn.losses;

import dev.litmus.nn.ops.Kernels;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What training makes small: a number for one row of predictions, and its slope.
///
/// A row is `units` consecutive numbers, `yTrue[offset] ... yTrue[offset + units - 1]` against the
/// same places of `yPred`. Implementations are immutable and hold no state, so that rows may be
/// taken in any order and by several threads. A batch's loss is the sum of the rows' losses, each
/// times its weight, divided as the [Reduction] says.
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

  /// Computes value and slope of n rows of one unit each at once, where the loss has a kernel for
  /// it.
  ///
  /// @return whether it has: if not, nothing is written
  default boolean ofColumn(
      Kernels kernels, float[] yTrue, float[] yPred, float[] values, float[] slopes, int n) {
    return false;
  }

  /// How a batch's rows become one number.
  default Reduction reduction() {
    return Reduction.SUM_OVER_BATCH_SIZE;
  }

  /// Whether a row has one label, the number of its class, however many units there are; `yTrue`
  /// then holds a row's label at `offset / units`.
  default boolean sparse() {
    return false;
  }

  /// This loss as it is for a batch of those labels: Keras's hinges look at all of them.
  default Loss forLabels(float[] yTrue, int count) {
    return this;
  }

  /// The loss of a batch of rows, with their weights.
  default double ofBatch(float[] yTrue, float[] yPred, int rows, int units, float[] weights) {
    Loss ofLabels = forLabels(yTrue, rows * units);
    double sum = 0;
    for (int row = 0; row < rows; row++) {
      sum += weights[row] * ofLabels.value(yTrue, yPred, row * units, units);
    }
    double divisor = reduction().divisor(rows, weights);
    return divisor == 0 ? 0 : sum / divisor;
  }

  /// Writes the slopes of [#ofBatch] to `out`.
  default void gradientOfBatch(
      float[] yTrue, float[] yPred, int rows, int units, float[] weights, float[] out) {
    Loss ofLabels = forLabels(yTrue, rows * units);
    float divisor = (float) reduction().divisor(rows, weights);
    for (int row = 0; row < rows; row++) {
      float scale = divisor == 0 ? 0 : weights[row] / divisor;
      ofLabels.gradient(yTrue, yPred, row * units, units, scale, out);
    }
  }

  /// This loss taking the logit z where it now takes sigmoid(z), or softmax(z) where it is about
  /// classes, when there is such a form. A model that ends in sigmoid or softmax trains on it:
  /// exact where those have long been rounded to 0 or 1.
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
    config.put("reduction", reduction().kerasName());
    return config;
  }
}
