package dev.litmus.nn.losses;

import dev.litmus.nn.Config;

/// The squared error, (p - y)^2; slope 2 (p - y).
public record MeanSquaredError(Reduction reduction) implements ElementwiseLoss {
  public MeanSquaredError() {
    this(Reduction.SUM_OVER_BATCH_SIZE);
  }

  /// Reads Keras's configuration.
  public static MeanSquaredError fromConfig(Config config) {
    return new MeanSquaredError(Reduction.read(config.ignore("name", "dtype")));
  }

  @Override
  public String name() {
    return "mean_squared_error";
  }

  @Override
  public float of(float y, float p) {
    return (y - p) * (y - p);
  }

  @Override
  public float slope(float y, float p) {
    return 2 * (p - y);
  }
}
