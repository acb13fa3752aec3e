package dev.litmus.nn.regularizers;

import dev.litmus.nn.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// l1 * sum of |x| + l2 * sum of x^2. d/dx = l1 * sign(x) + 2 l2 x.
///
/// Sums run in order, in double.
///
/// @param l1 at least 0; Keras's default is 0
/// @param l2 at least 0; Keras's default is 0
public record L1L2(double l1, double l2) implements Regularizer {
  public L1L2 {
    requireFactor("L1L2", "l1", l1);
    requireFactor("L1L2", "l2", l2);
  }

  /// Refuses a factor that is no number of at least 0.
  static void requireFactor(String regularizer, String name, double factor) {
    if (!(factor >= 0 && factor < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "regularizer %s: %s must be a number of at least 0; found %s"
              .formatted(regularizer, name, factor));
    }
  }

  @Override
  public double penalty(float[] values, Shape shape) {
    return penalty(values, shape, l1, l2);
  }

  static double penalty(float[] values, Shape shape, double l1, double l2) {
    int count = shape.size();
    double absolute = 0;
    double squares = 0;
    for (int i = 0; i < count; i++) {
      double x = values[i];
      absolute += Math.abs(x);
      squares += x * x;
    }
    // A factor of 0 leaves its sum out, infinite or not.
    return (l1 == 0 ? 0 : l1 * absolute) + (l2 == 0 ? 0 : l2 * squares);
  }

  @Override
  public void addGradient(float[] values, Shape shape, float scale, float[] gradient) {
    addGradient(values, shape, scale, gradient, l1, l2);
  }

  static void addGradient(
      float[] values, Shape shape, float scale, float[] gradient, double l1, double l2) {
    int count = shape.size();
    float slope1 = scale * (float) l1;
    float slope2 = 2 * scale * (float) l2;
    if (l1 != 0) {
      for (int i = 0; i < count; i++) {
        gradient[i] += slope1 * Math.signum(values[i]);
      }
    }
    if (l2 != 0) {
      for (int i = 0; i < count; i++) {
        gradient[i] += slope2 * values[i];
      }
    }
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    config.put("l1", l1);
    config.put("l2", l2);
    return config;
  }
}
