package dev.litmus.nn.initializers;

import dev.litmus.nn.Config;
import dev.litmus.nn.random.StatelessRandom;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Values of variance scale / n, where n is the number of inputs, of outputs, or the mean of both:
/// the family to which Glorot's, He's and LeCun's initializers belong.
///
/// @param scale positive; Keras's default is 1
/// @param mode what n counts; Keras's default is the inputs
/// @param distribution Keras's default is the truncated normal
/// @param seed its own seed; when empty, the model draws one
public record VarianceScaling(double scale, Mode mode, Distribution distribution, OptionalLong seed)
    implements Initializer {
  // The standard deviation of a standard normal variable that is cut off at -2 and 2.
  private static final double TRUNCATED_DEVIATION = 0.8796256610342398;

  /// What the variance is divided by.
  public enum Mode {
    FAN_IN,
    FAN_OUT,
    FAN_AVG
  }

  /// The shape of the distribution; all have mean 0.
  public enum Distribution {
    TRUNCATED_NORMAL,
    UNTRUNCATED_NORMAL,
    UNIFORM
  }

  public VarianceScaling {
    if (!(scale > 0)) {
      throw new IllegalArgumentException(
          "initializer VarianceScaling: expected a positive scale, found " + scale);
    }
  }

  public VarianceScaling() {
    this(1, Mode.FAN_IN, Distribution.TRUNCATED_NORMAL, OptionalLong.empty());
  }

  @Override
  public boolean random() {
    return true;
  }

  @Override
  public void fill(float[] values, int[] dimensions, long drawn) {
    Fans fans = Fans.of(dimensions);
    double n =
        switch (mode) {
          case FAN_IN -> fans.in();
          case FAN_OUT -> fans.out();
          case FAN_AVG -> ((double) fans.in() + fans.out()) / 2;
        };
    double variance = scale / Math.max(1, n);
    StatelessRandom random = new StatelessRandom(seed.orElse(drawn), 0);
    switch (distribution) {
      case TRUNCATED_NORMAL ->
          random.truncatedNormal(values, 0f, (float) (Math.sqrt(variance) / TRUNCATED_DEVIATION));
      case UNTRUNCATED_NORMAL -> random.normal(values, 0f, (float) Math.sqrt(variance));
      case UNIFORM -> {
        float limit = (float) Math.sqrt(3 * variance);
        random.uniform(values, 0, values.length, 0, -limit, limit);
      }
    }
  }

  @Override
  public Map<String, @Nullable Object> config() {
    return Configs.of(
        "seed",
        seed,
        "scale",
        scale,
        "mode",
        Configs.lowerCase(mode),
        "distribution",
        Configs.lowerCase(distribution));
  }

  static VarianceScaling from(Config config) {
    // Keras reads "normal" as the truncated one.
    Distribution distribution =
        "normal".equals(config.value("distribution"))
            ? Distribution.TRUNCATED_NORMAL
            : Configs.choice(config, "distribution", Distribution.TRUNCATED_NORMAL);
    return new VarianceScaling(
        config.number("scale", 1),
        Configs.choice(config, "mode", Mode.FAN_IN),
        distribution,
        Configs.seed(config));
  }
}
