package dev.litmus.nn.initializers;

import dev.litmus.nn.Config;
import dev.litmus.nn.random.StatelessRandom;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Uniform in [minval, maxval).
///
/// @param minval lower bound; Keras's default is -0.05
/// @param maxval upper bound; Keras's default is 0.05
/// @param seed its own seed; when empty, the model draws one
public record RandomUniform(double minval, double maxval, OptionalLong seed)
    implements Initializer {
  public RandomUniform() {
    this(-0.05, 0.05);
  }

  public RandomUniform(double minval, double maxval) {
    this(minval, maxval, OptionalLong.empty());
  }

  @Override
  public boolean random() {
    return true;
  }

  @Override
  public void fill(float[] values, int[] dimensions, long drawn) {
    new StatelessRandom(seed.orElse(drawn), 0)
        .uniform(values, 0, values.length, 0, (float) minval, (float) maxval);
  }

  @Override
  public Map<String, @Nullable Object> config() {
    return Configs.of("seed", seed, "minval", minval, "maxval", maxval);
  }

  static RandomUniform from(Config config) {
    return new RandomUniform(
        config.number("minval", -0.05), config.number("maxval", 0.05), Configs.seed(config));
  }
}
