package dev.litmus.nn.initializers;

import dev.litmus.nn.Config;
import dev.litmus.nn.random.StatelessRandom;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Normal with this mean and standard deviation, values two standard deviations or more from the
/// mean drawn again.
///
/// @param mean Keras's default is 0
/// @param stddev standard deviation before the truncation; Keras's default is 0.05
/// @param seed its own seed; when empty, the model draws one
public record TruncatedNormal(double mean, double stddev, OptionalLong seed)
    implements Initializer {
  public TruncatedNormal() {
    this(0, 0.05);
  }

  public TruncatedNormal(double mean, double stddev) {
    this(mean, stddev, OptionalLong.empty());
  }

  @Override
  public boolean random() {
    return true;
  }

  @Override
  public void fill(float[] values, int[] dimensions, long drawn) {
    new StatelessRandom(seed.orElse(drawn), 0)
        .truncatedNormal(values, (float) mean, (float) stddev);
  }

  @Override
  public Map<String, @Nullable Object> config() {
    return Configs.of("seed", seed, "mean", mean, "stddev", stddev);
  }

  static TruncatedNormal from(Config config) {
    return new TruncatedNormal(
        config.number("mean", 0), config.number("stddev", 0.05), Configs.seed(config));
  }
}
