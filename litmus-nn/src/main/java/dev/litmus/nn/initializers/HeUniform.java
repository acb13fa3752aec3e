package dev.litmus.nn.initializers;

import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Uniform in [-limit, limit] with limit = sqrt(6 / fan_in), made for relu. He et al., "Delving
/// deep into rectifiers" (2015).
///
/// @param seed its own seed; when empty, the model draws one
public record HeUniform(OptionalLong seed) implements Initializer {
  public HeUniform() {
    this(OptionalLong.empty());
  }

  public HeUniform(long seed) {
    this(OptionalLong.of(seed));
  }

  @Override
  public boolean random() {
    return true;
  }

  @Override
  public void fill(float[] values, int[] dimensions, long drawn) {
    new VarianceScaling(2, VarianceScaling.Mode.FAN_IN, VarianceScaling.Distribution.UNIFORM, seed)
        .fill(values, dimensions, drawn);
  }

  @Override
  public Map<String, @Nullable Object> config() {
    return Configs.of("seed", seed);
  }
}
