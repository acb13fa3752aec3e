package dev.litmus.nn.constraints;

import dev.litmus.nn.Config;
import dev.litmus.nn.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// No vector of weights longer than a bound: w = w min(n, max) / (1e-7 + n), n its length along the
/// axes.
///
/// @param maxValue the greatest length; Keras's default is 2
/// @param axis the axes along which lengths are taken; Keras's default is the first
public record MaxNorm(double maxValue, List<Integer> axis) implements Constraint {
  public MaxNorm {
    axis = List.copyOf(axis);
    if (!(maxValue >= 0)) {
      throw new IllegalArgumentException(
          "constraint MaxNorm: max_value must be at least 0; found " + maxValue);
    }
  }

  public MaxNorm(double maxValue) {
    this(maxValue, List.of(0));
  }

  @Override
  public void apply(float[] values, Shape shape) {
    float max = (float) maxValue;
    Norms.rescale(values, shape, axis, norm -> Math.clamp(norm, 0f, max) / (Norms.EPSILON + norm));
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    config.put("max_value", maxValue);
    config.put("axis", Norms.config(axis));
    return config;
  }

  static MaxNorm from(Config config) {
    return new MaxNorm(config.number("max_value", 2), Norms.axes(config));
  }
}
