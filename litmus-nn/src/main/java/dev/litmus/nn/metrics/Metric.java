package dev.litmus.nn.metrics;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A figure that tells how well a network does, gathered batch by batch.
///
/// A metric is an immutable description; [#start] makes the accumulator of one pass over the data.
/// A figure that is a mean over predictions needs one line:
///
/// ```java
/// Metric error = Metric.mean("mean_error", (yTrue, yPred) -> Math.abs(yTrue - yPred));
/// ```
public interface Metric {
  /// The name under which the figure is reported, such as `binary_accuracy`.
  String name();

  /// A fresh accumulator, for one pass over the data and one thread.
  State start();

  /// Which way the figure should go, when that is known; callbacks that look for the best epoch
  /// ask.
  default Optional<Better> better() {
    return Optional.empty();
  }

  /// Which of two figures is better.
  enum Better {
    HIGHER,
    LOWER
  }

  /// What the metric is for a model's output: Keras takes the word `accuracy` by its shape.
  ///
  /// @param units numbers a row of the output
  /// @param sparse whether a row has one label, the number of its class
  default Metric fitting(int units, boolean sparse) {
    return this;
  }

  /// This metric taking the logits of a model that ends in sigmoid or softmax, when it has such a
  /// form: as Keras does, it is then exact where probabilities have long been rounded.
  default Optional<Metric> onLogits() {
    return Optional.empty();
  }

  /// Whether places that a mask leaves out, such as the padding of a text, do not count. In Keras
  /// they do not in means over predictions, but do in all other metrics; so they do in those here
  /// that are Keras's.
  default boolean passesOverMasked() {
    return true;
  }

  /// Keras's class name, as files give it.
  default String className() {
    return getClass().getSimpleName();
  }

  /// The configuration by Keras's keys, in Keras's order.
  default Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    config.put("name", name());
    config.put("dtype", "float32");
    return config;
  }

  /// The weighted mean over all predictions of a value that each gives by itself; 0 without any.
  static Metric mean(String name, Pointwise value) {
    return new PointwiseMean(name, value);
  }

  /// A value that one prediction gives by itself.
  @FunctionalInterface
  interface Pointwise {
    double of(float yTrue, float yPred);
  }

  /// What a metric has gathered so far in one pass.
  interface State {
    /// Takes in a batch: element (i, j) of `yTrue` and `yPred`, i < `rows`, j < `units`, stands at
    /// index `i * units + j`. The arrays may be longer than that and are reused by the caller.
    ///
    /// @param weights one weight a row; `null` counts every row as 1
    void update(float[] yTrue, float[] yPred, int rows, int units, float @Nullable [] weights);

    /// The figure over all batches taken in.
    double result();

    /// All figures, when there are several: one a threshold, or one a unit.
    default double[] results() {
      return new double[] {result()};
    }
  }
}
