package dev.litmus.nn.regularizers;

import dev.litmus.nn.Shape;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// l1 * sum of |x|: drives elements to exactly 0. d/dx = l1 * sign(x), 0 at 0.
///
/// @param l1 at least 0; Keras's default is 0.01
public record L1(double l1) implements Regularizer {
  public L1 {
    L1L2.requireFactor("L1", "l1", l1);
  }

  public L1() {
    this(0.01);
  }

  @Override
  public double penalty(float[] values, Shape shape) {
    return L1L2.penalty(values, shape, l1, 0);
  }

  @Override
  public void addGradient(float[] values, Shape shape, float scale, float[] gradient) {
    L1L2.addGradient(values, shape, scale, gradient, l1, 0);
  }

  @Override
  public Map<String, @Nullable Object> config() {
    return Map.of("l1", l1);
  }
}
