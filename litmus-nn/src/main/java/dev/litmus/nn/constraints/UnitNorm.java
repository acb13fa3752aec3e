package dev.litmus.nn.constraints;

import dev.litmus.nn.Config;
import dev.litmus.nn.Shape;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Every vector of weights of length 1: w = w / (1e-7 + n), n its length along the axes.
///
/// @param axis the axes along which lengths are taken; Keras's default is the first
public record UnitNorm(List<Integer> axis) implements Constraint {
  public UnitNorm {
    axis = List.copyOf(axis);
  }

  public UnitNorm() {
    this(List.of(0));
  }

  @Override
  public void apply(float[] values, Shape shape) {
    Norms.rescale(values, shape, axis, norm -> 1 / (Norms.EPSILON + norm));
  }

  @Override
  public Map<String, @Nullable Object> config() {
    return Map.of("axis", Norms.config(axis));
  }

  static UnitNorm from(Config config) {
    return new UnitNorm(Norms.axes(config));
  }
}
