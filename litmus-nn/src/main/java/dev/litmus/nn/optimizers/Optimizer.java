package dev.litmus.nn.optimizers;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How gradients change weights. An optimizer is an immutable record of Keras's configuration; what
/// it remembers of each weight are its slots, arrays that the trainer keeps, zero at the start.
///
/// An optimizer of your own implements [#name()], [#learningRate()], [#slots()] and [#update(Step,
/// float\[\], float\[\], float\[\]\[\], int, int)].
public interface Optimizer {
  /// One update: its number, counting from 1, and the learning rate to use.
  record Step(long number, float learningRate) {}

  /// Keras's name of the object, such as `adam`.
  String name();

  /// The learning rate to start with.
  double learningRate();

  /// What is remembered of each weight, by Keras's names, such as `momentum`; as many as `update`
  /// gets.
  List<String> slots();

  /// Changes elements `from` (inclusive) to `to` (exclusive) of a weight and of its slots. Each
  /// element is treated alike and alone, so the cut changes no bit.
  void update(Step step, float[] weight, float[] gradient, float[][] slots, int from, int to);

  /// Whether Keras's files hold the slots weight by weight, as for Adam, or slot by slot over all
  /// weights, as for RMSprop.
  default boolean slotsByWeight() {
    return true;
  }

  /// Keras's class name.
  default String className() {
    return getClass().getSimpleName();
  }

  /// Keras's configuration, with Keras's keys in Keras's order.
  default Map<String, @Nullable Object> config() {
    return OptimizerConfigs.of(this, Map.of());
  }
}
