package dev.litmus.nn.initializers;

import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Truncated normal with standard deviation sqrt(2 / fan_in), made for relu. He et al., "Delving
/// deep into rectifiers" (2015).
///
/// @param seed its own seed; when empty, the model draws one
public record HeNormal(OptionalLong seed) implements Initializer {
  public HeNormal() {
    this(OptionalLong.empty());
  }

  public HeNormal(long seed) {
    this(OptionalLong.of(seed));
  }

  @Override
  public boolean random() {
    return true;
  }

  @Override
  public void fill(float[] values, int[] dimensions, long drawn) {
    new VarianceScaling(
            2, VarianceScaling.Mode.FAN_IN, VarianceScaling.Distribution.TRUNCATED_NORMAL, seed)
        .fill(values, dimensions, drawn);
  }

  @Override
  public Map<String, @Nullable Object> config() {
    return Configs.of("seed", seed);
  }
}
