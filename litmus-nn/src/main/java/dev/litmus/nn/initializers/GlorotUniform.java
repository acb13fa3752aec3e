package dev.litmus.nn.initializers;

import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Uniform in [-limit, limit] with limit = sqrt(6 / (fan_in + fan_out)). Glorot and Bengio,
/// "Understanding the difficulty of training deep feedforward neural networks" (2010); Keras's
/// default for kernels.
///
/// @param seed its own seed; when empty, the model draws one
public record GlorotUniform(OptionalLong seed) implements Initializer {
  public GlorotUniform() {
    this(OptionalLong.empty());
  }

  public GlorotUniform(long seed) {
    this(OptionalLong.of(seed));
  }

  @Override
  public boolean random() {
    return true;
  }

  @Override
  public void fill(float[] values, int[] dimensions, long drawn) {
    new VarianceScaling(1, VarianceScaling.Mode.FAN_AVG, VarianceScaling.Distribution.UNIFORM, seed)
        .fill(values, dimensions, drawn);
  }

  @Override
  public Map<String, @Nullable Object> config() {
    return Configs.of("seed", seed);
  }
}
