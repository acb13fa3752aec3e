package dev.litmus.nn.initializers;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Every value is the same.
///
/// @param value Keras's default is 0
public record Constant(double value) implements Initializer {
  public Constant() {
    this(0);
  }

  @Override
  public void fill(float[] values, int[] dimensions, long seed) {
    Arrays.fill(values, (float) value);
  }

  @Override
  public Map<String, @Nullable Object> config() {
    return Configs.of("value", value);
  }
}
