package dev.litmus.nn.losses;

import dev.litmus.nn.Config;
import dev.litmus.nn.ops.FloatMath;

/// The squared difference of logarithms, (ln(p' + 1) - ln(y' + 1))^2, with p' and y' raised to at
/// least 1e-7; slope 2 (ln(p' + 1) - ln(y' + 1)) / (p' + 1), 0 below 1e-7.
public record MeanSquaredLogarithmicError(Reduction reduction) implements ElementwiseLoss {
  private static final float EPSILON = 1e-7f;

  public MeanSquaredLogarithmicError() {
    this(Reduction.SUM_OVER_BATCH_SIZE);
  }

  /// Reads Keras's configuration.
  public static MeanSquaredLogarithmicError fromConfig(Config config) {
    return new MeanSquaredLogarithmicError(Reduction.read(config.ignore("name", "dtype")));
  }

  @Override
  public String name() {
    return "mean_squared_logarithmic_error";
  }

  @Override
  public float of(float y, float p) {
    float difference = log(p) - log(y);
    return difference * difference;
  }

  @Override
  public float slope(float y, float p) {
    return p >= EPSILON ? 2 * (log(p) - log(y)) / (p + 1) : 0;
  }

  private static float log(float x) {
    return FloatMath.log(Math.max(x, EPSILON) + 1);
  }
}
