package dev.litmus.nn.losses;

import dev.litmus.nn.Config;

/// The error in percent of the label, 100 |p - y| / max(|y|, 1e-7), which is huge for labels of 0;
/// slope 100 sign(p - y) / max(|y|, 1e-7).
public record MeanAbsolutePercentageError(Reduction reduction) implements ElementwiseLoss {
  private static final float EPSILON = 1e-7f;

  public MeanAbsolutePercentageError() {
    this(Reduction.SUM_OVER_BATCH_SIZE);
  }

  /// Reads Keras's configuration.
  public static MeanAbsolutePercentageError fromConfig(Config config) {
    return new MeanAbsolutePercentageError(Reduction.read(config.ignore("name", "dtype")));
  }

  @Override
  public String name() {
    return "mean_absolute_percentage_error";
  }

  @Override
  public float of(float y, float p) {
    return 100 * Math.abs((y - p) / Math.max(Math.abs(y), EPSILON));
  }

  @Override
  public float slope(float y, float p) {
    return 100 * Math.signum(p - y) / Math.max(Math.abs(y), EPSILON);
  }
}
