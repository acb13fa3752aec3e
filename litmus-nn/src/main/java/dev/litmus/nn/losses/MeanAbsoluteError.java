package dev.litmus.nn.losses;

import dev.litmus.nn.Config;

/// The error without its sign, |p - y|; slope sign(p - y).
public record MeanAbsoluteError(Reduction reduction) implements ElementwiseLoss {
  public MeanAbsoluteError() {
    this(Reduction.SUM_OVER_BATCH_SIZE);
  }

  /// Reads Keras's configuration.
  public static MeanAbsoluteError fromConfig(Config config) {
    return new MeanAbsoluteError(Reduction.read(config.ignore("name", "dtype")));
  }

  @Override
  public String name() {
    return "mean_absolute_error";
  }

  @Override
  public float of(float y, float p) {
    return Math.abs(y - p);
  }

  @Override
  public float slope(float y, float p) {
    return Math.signum(p - y);
  }
}
