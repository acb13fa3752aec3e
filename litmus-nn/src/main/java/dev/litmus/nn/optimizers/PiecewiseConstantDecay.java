package dev.litmus.nn.optimizers;

import dev.litmus.nn.Config;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A learning rate that jumps: `values[0]` up to and with step `boundaries[0]`, then `values[1]` up
/// to and with `boundaries[1]`, and so on.
///
/// @param boundaries the last steps of all values but the last, rising
/// @param values one more than boundaries
public record PiecewiseConstantDecay(List<Double> boundaries, List<Double> values)
    implements LearningRateSchedule {
  public PiecewiseConstantDecay {
    boundaries = List.copyOf(boundaries);
    values = List.copyOf(values);
    if (values.isEmpty() || boundaries.size() != values.size() - 1) {
      throw new IllegalArgumentException(
          "PiecewiseConstantDecay: expected one value more than boundaries; found %d and %d"
              .formatted(values.size(), boundaries.size()));
    }
  }

  /// Reads Keras's configuration.
  public static PiecewiseConstantDecay fromConfig(Config config) {
    return new PiecewiseConstantDecay(numbers(config, "boundaries"), numbers(config, "values"));
  }

  private static List<Double> numbers(Config config, String key) {
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

  @Override
  public float at(long step) {
    int i = 0;
    while (i < boundaries.size() && step > boundaries.get(i).longValue()) {
      i++;
    }
    return values.get(i).floatValue();
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    config.put("boundaries", boundaries.stream().map(Schedules::number).toList());
    config.put("values", values);
    config.put("name", "PiecewiseConstant");
    return config;
  }
}
