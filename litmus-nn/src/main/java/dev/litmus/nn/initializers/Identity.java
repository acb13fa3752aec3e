package dev.litmus.nn.initializers;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The identity matrix times a gain; for matrices only, square or not.
///
/// @param gain Keras's default is 1
public record Identity(double gain) implements Initializer {
  public Identity() {
    this(1);
  }

  @Override
  public void fill(float[] values, int[] dimensions, long seed) {
    if (dimensions.length != 2) {
      throw new IllegalArgumentException(
          "initializer Identity: expected a matrix; found a weight of shape "
              + Arrays.toString(dimensions));
    }
    Arrays.fill(values, 0f);
    for (int i = 0; i < Math.min(dimensions[0], dimensions[1]); i++) {
      values[i * dimensions[1] + i] = (float) gain;
    }
  }

  @Override
  public Map<String, @Nullable Object> config() {
    return Configs.of("gain", gain);
  }
}
