package dev.litmus.nn.metrics;

import dev.litmus.nn.Config;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// What configurations of metrics have in common.
final class MetricConfigs {
  private MetricConfigs() {}

  static OptionalInt classId(Config config) {
    return config.has("class_id")
        ? OptionalInt.of(config.integer("class_id", 0))
        : OptionalInt.empty();
  }

  static @Nullable Object orNull(OptionalInt value) {
    return value.isPresent() ? (Object) (long) value.getAsInt() : null;
  }
}
