package dev.litmus.nn.initializers;

import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Uniform in [-limit, limit] with limit = sqrt(3 / fan_in). LeCun et al., "Efficient BackProp"
/// (1998).
///
/// @param seed its own seed; when empty, the model draws one
public record LecunUniform(OptionalLong seed) implements Initializer {
  public LecunUniform() {
    this(OptionalLong.empty());
  }

  public LecunUniform(long seed) {
    this(OptionalLong.of(seed));
  }

  @Override
  public boolean random() {
    return true;
  }

  @Override
  public void fill(float[] values, int[] dimensions, long drawn) {
    new VarianceScaling(1, VarianceScaling.Mode.FAN_IN, VarianceScaling.Distribution.UNIFORM, seed)
        .fill(values, dimensions, drawn);
  }

  @Override
  public Map<String, @Nullable Object> config() {
    return Configs.of("seed", seed);
  }
}
