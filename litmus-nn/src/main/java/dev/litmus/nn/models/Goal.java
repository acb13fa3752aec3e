package dev.litmus.nn.models;

import dev.litmus.nn.losses.Loss;
import dev.litmus.nn.losses.Losses;
import dev.litmus.nn.metrics.Metric;
import dev.litmus.nn.metrics.Metrics;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What one output of a model is trained for: what Keras's `compile` says of it.
///
/// ```java
/// model.compile(
///     Adam.of(0.001),
///     Goal.of("binary_crossentropy", "accuracy"),
///     Goal.of("mean_squared_error").withLossWeight(0.2));
/// ```
///
/// A training makes the sum over outputs of `lossWeight * loss` small, and with it the penalties of
/// regularizers, which have no weight.
///
/// @param loss what is made small; empty for an output that is not trained for anything
/// @param lossWeight what the loss counts in the sum, Keras's `loss_weights`; 1 by default
/// @param metrics figures in which every row counts as 1
/// @param weightedMetrics figures in which a row counts as much as in the loss, by sample and class
///   weights: Keras's `weighted_metrics`
public record Goal(
    Optional<Loss> loss, double lossWeight, List<Metric> metrics, List<Metric> weightedMetrics) {
  private static final Goal NONE = new Goal(Optional.empty(), 1, List.of(), List.of());

  public Goal {
    if (!Double.isFinite(lossWeight)) {
      throw new IllegalArgumentException(
          "a loss weight must be a finite number; found " + lossWeight);
    }
    metrics = List.copyOf(metrics);
    weightedMetrics = List.copyOf(weightedMetrics);
  }

  /// A loss with weight 1, and metrics.
  public static Goal of(Loss loss, Metric... metrics) {
    return new Goal(Optional.of(loss), 1, List.of(metrics), List.of());
  }

  /// The same by Keras's names: `Goal.of("binary_crossentropy", "accuracy")`.
  ///
  /// @throws IllegalArgumentException for an unknown name, listing the known ones
  public static Goal of(String loss, String... metrics) {
    return new Goal(Optional.of(Losses.named(loss)), 1, Metrics.named(metrics), List.of());
  }

  /// No goal: the output is there for prediction only.
  public static Goal none() {
    return NONE;
  }

  public Goal withLossWeight(double weight) {
    return new Goal(loss, weight, metrics, weightedMetrics);
  }

  public Goal withMetrics(Metric... others) {
    return new Goal(loss, lossWeight, List.of(others), weightedMetrics);
  }

  public Goal withWeightedMetrics(Metric... others) {
    return new Goal(loss, lossWeight, metrics, List.of(others));
  }

  /// The same by Keras's names.
  ///
  /// @throws IllegalArgumentException for an unknown name, listing the known ones
  public Goal withWeightedMetrics(String... names) {
    return new Goal(loss, lossWeight, metrics, Metrics.named(names));
  }

  /// All metrics, the weighted ones last.
  Stream<Metric> allMetrics() {
    return Stream.concat(metrics.stream(), weightedMetrics.stream());
  }

  /// Whether targets are needed.
  boolean needsTargets() {
    return loss.isPresent() || allMetrics().findAny().isPresent();
  }

  /// Whether a target is the number of a class.
  boolean sparse() {
    return loss.isPresent() && loss.get().sparse();
  }

  /// The goal with its metrics as they are for an output of so many units.
  Goal fitting(int units) {
    return new Goal(loss, lossWeight, fitting(metrics, units), fitting(weightedMetrics, units));
  }

  private List<Metric> fitting(List<Metric> some, int units) {
    return some.stream().map(metric -> metric.fitting(units, sparse())).toList();
  }
}
