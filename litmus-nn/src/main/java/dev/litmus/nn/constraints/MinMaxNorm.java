package dev.litmus.nn.constraints;

import dev.litmus.nn.Config;
import dev.litmus.nn.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Every vector of weights of a length between bounds, or on its way there: w = w d / (1e-7 + n),
/// where n is its length along the axes and d = rate clip(n, min, max) + (1 - rate) n.
///
/// @param minValue the least length; Keras's default is 0
/// @param maxValue the greatest length; Keras's default is 1
/// @param rate 1, Keras's default, holds the bounds at once; less comes near step by step
/// @param axis the axes along which lengths are taken; Keras's default is the first
public record MinMaxNorm(double minValue, double maxValue, double rate, List<Integer> axis)
    implements Constraint {
  public MinMaxNorm {
    axis = List.copyOf(axis);
    if (!(minValue <= maxValue)) {
      throw new IllegalArgumentException(
          "constraint MinMaxNorm: min_value must be at most max_value; found %s and %s"
              .formatted(minValue, maxValue));
    }
  }

  public MinMaxNorm(double minValue, double maxValue) {
    this(minValue, maxValue, 1, List.of(0));
  }

  @Override
  public void apply(float[] values, Shape shape) {
    float min = (float) minValue;
    float max = (float) maxValue;
    float share = (float) rate;
    float rest = (float) (1 - rate);
    Norms.rescale(
        values,
        shape,
        axis,
        norm -> (share * Math.clamp(norm, min, max) + rest * norm) / (Norms.EPSILON + norm));
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    config.put("min_value", minValue);
    config.put("max_value", maxValue);
    config.put("rate", rate);
    config.put("axis", Norms.config(axis));
    return config;
  }

  static MinMaxNorm from(Config config) {
    return new MinMaxNorm(
        config.number("min_value", 0),
        config.number("max_value", 1),
        config.number("rate", 1),
        Norms.axes(config));
  }
}
