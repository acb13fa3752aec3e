package dev.litmus.nn.initializers;

import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Truncated normal with standard deviation sqrt(1 / fan_in), made for selu. LeCun et al.,
/// "Efficient BackProp" (1998).
///
/// @param seed its own seed; when empty, the model draws one
public record LecunNormal(OptionalLong seed) implements Initializer {
  public LecunNormal() {
    this(OptionalLong.empty());
  }

  public LecunNormal(long seed) {
    this(OptionalLong.of(seed));
  }

  @Override
  public boolean random() {
    return true;
  }

  @Override
  public void fill(float[] values, int[] dimensions, long drawn) {
    new VarianceScaling(
            1, VarianceScaling.Mode.FAN_IN, VarianceScaling.Distribution.TRUNCATED_NORMAL, seed)
        .fill(values, dimensions, drawn);
  }

  @Override
  public Map<String, @Nullable Object> config() {
    return Configs.of("seed", seed);
  }
}
