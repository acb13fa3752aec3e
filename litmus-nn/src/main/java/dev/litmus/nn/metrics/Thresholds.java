package dev.litmus.nn.metrics;

import dev.litmus.nn.Config;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The thresholds of a metric, as Keras's `thresholds` gives them: none, for 0.5, one, or several,
/// which give several figures.
///
/// @param values at least one, from 0 to 1
/// @param list whether a list was given
public record Thresholds(List<Double> values, boolean list) {
  /// 0.5 alone.
  public static final Thresholds STANDARD = new Thresholds(List.of(0.5), false);

  public Thresholds {
    values = List.copyOf(values);
    for (double value : values) {
      if (!(value >= 0 && value <= 1)) {
        throw new IllegalArgumentException("thresholds must be from 0 to 1; found " + value);
      }
    }
    if (values.isEmpty()) {
      throw new IllegalArgumentException("thresholds must be at least one; found none");
    }
  }

  /// One threshold.
  public static Thresholds of(double threshold) {
    return new Thresholds(List.of(threshold), false);
  }

  static Thresholds read(Config config) {
    return config.value("thresholds") instanceof List<?>
        ? new Thresholds(numbers(config, "thresholds"), true)
        : of(config.number("thresholds", 0.5));
  }

  static List<Double> numbers(Config config, String key) {
    List<Double> numbers = new ArrayList<>();
    for (Object item : config.list(key)) {
      if (!(item instanceof Number number)) {
        throw new IllegalArgumentException(
            "%s: %s must be numbers; found %s".formatted(config.owner(), key, item));
      }
      numbers.add(number.doubleValue());
    }
    return numbers;
  }

  /// What stands in Keras's configuration.
  @Nullable Object inConfig() {
    return list ? values : equals(STANDARD) ? null : (Object) values.getFirst();
  }

  ThresholdCounts counts() {
    return ThresholdCounts.of(values);
  }
}
