package dev.litmus.nn.regularizers;

import dev.litmus.nn.Shape;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// l2 * sum of x^2: keeps elements small. d/dx = 2 l2 x.
///
/// @param l2 at least 0; Keras's default is 0.01
public record L2(double l2) implements Regularizer {
  public L2 {
    L1L2.requireFactor("L2", "l2", l2);
  }

  public L2() {
    this(0.01);
  }

  @Override
  public double penalty(float[] values, Shape shape) {
    return L1L2.penalty(values, shape, 0, l2);
  }

  @Override
  public void addGradient(float[] values, Shape shape, float scale, float[] gradient) {
    L1L2.addGradient(values, shape, scale, gradient, 0, l2);
  }

  @Override
  public Map<String, @Nullable Object> config() {
    return Map.of("l2", l2);
  }
}
