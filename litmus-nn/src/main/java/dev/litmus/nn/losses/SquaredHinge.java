package dev.litmus.nn.losses;

import dev.litmus.nn.Config;

/// Squared hinge: max(1 - y p, 0)^2, for labels y of -1 and 1; slope -2 y max(1 - y p, 0). A label
/// of 0 counts as -1, as for [Hinge].
public record SquaredHinge(Reduction reduction) implements ElementwiseLoss {
  public SquaredHinge() {
    this(Reduction.SUM_OVER_BATCH_SIZE);
  }

  /// Reads Keras's configuration.
  public static SquaredHinge fromConfig(Config config) {
    return new SquaredHinge(Reduction.read(config.ignore("name", "dtype")));
  }

  @Override
  public String name() {
    return "squared_hinge";
  }

  @Override
  public float of(float y, float p) {
    float margin = Math.max(1 - Hinge.sign(y) * p, 0);
    return margin * margin;
  }

  @Override
  public float slope(float y, float p) {
    return -2 * Hinge.sign(y) * Math.max(1 - Hinge.sign(y) * p, 0);
  }

  /// Where a label is neither 0 nor 1, all are taken as they are.
  @Override
  public Loss forLabels(float[] yTrue, int count) {
    return Hinge.allBinary(yTrue, count) ? this : new AsGiven(reduction);
  }

  private record AsGiven(Reduction reduction) implements ElementwiseLoss {
    @Override
    public String name() {
      return "squared_hinge";
    }

    @Override
    public float of(float y, float p) {
      return square(Math.max(1 - y * p, 0));
    }

    @Override
    public float slope(float y, float p) {
      return -2 * y * Math.max(1 - y * p, 0);
    }
  }

  private static float square(float x) {
    return x * x;
  }
}
