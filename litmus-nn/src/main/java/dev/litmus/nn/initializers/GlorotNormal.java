package dev.litmus.nn.initializers;

import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Truncated normal with standard deviation sqrt(2 / (fan_in + fan_out)). Glorot and Bengio,
/// "Understanding the difficulty of training deep feedforward neural networks" (2010).
///
/// @param seed its own seed; when empty, the model draws one
public record GlorotNormal(OptionalLong seed) implements Initializer {
  public GlorotNormal() {
    this(OptionalLong.empty());
  }

  public GlorotNormal(long seed) {
    this(OptionalLong.of(seed));
  }

  @Override
  public boolean random() {
    return true;
  }

  @Override
  public void fill(float[] values, int[] dimensions, long drawn) {
    new VarianceScaling(
            1, VarianceScaling.Mode.FAN_AVG, VarianceScaling.Distribution.TRUNCATED_NORMAL, seed)
        .fill(values, dimensions, drawn);
  }

  @Override
  public Map<String, @Nullable Object> config() {
    return Configs.of("seed", seed);
  }
}
