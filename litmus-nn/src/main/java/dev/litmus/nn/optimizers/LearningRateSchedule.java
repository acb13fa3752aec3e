package dev.litmus.nn.optimizers;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A learning rate that changes from step to step. A schedule of your own implements [#at(long)].
@FunctionalInterface
public interface LearningRateSchedule {
  /// The learning rate of a step; the first is 0. Steps are batches, whether or not they make an
  /// update.
  float at(long step);

  /// Keras's class name.
  default String className() {
    return getClass().getSimpleName();
  }

  /// Keras's configuration, with Keras's keys in Keras's order.
  default Map<String, @Nullable Object> config() {
    return Map.of();
  }
}
