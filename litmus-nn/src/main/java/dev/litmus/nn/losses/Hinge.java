package dev.litmus.nn.losses;

import dev.litmus.nn.Config;

/// Hinge: max(1 - y p, 0), for labels y of -1 and 1; slope -y up to the margin, 0 beyond. A label
/// of 0 counts as -1, as in Keras, where all labels of a batch are 0 or 1. The model should end in
/// tanh or without activation.
public record Hinge(Reduction reduction) implements ElementwiseLoss {
  public Hinge() {
    this(Reduction.SUM_OVER_BATCH_SIZE);
  }

  /// Reads Keras's configuration.
  public static Hinge fromConfig(Config config) {
    return new Hinge(Reduction.read(config.ignore("name", "dtype")));
  }

  @Override
  public String name() {
    return "hinge";
  }

  @Override
  public float of(float y, float p) {
    return Math.max(1 - sign(y) * p, 0);
  }

  @Override
  public float slope(float y, float p) {
    return 1 - sign(y) * p >= 0 ? -sign(y) : 0;
  }

  /// A label of 0 or 1 as -1 or 1; others as they are.
  static float sign(float y) {
    return y == 0 ? -1 : y;
  }

  /// Where a label is neither 0 nor 1, all are taken as they are.
  @Override
  public Loss forLabels(float[] yTrue, int count) {
    return Hinge.allBinary(yTrue, count) ? this : new AsGiven(reduction);
  }

  private record AsGiven(Reduction reduction) implements ElementwiseLoss {
    @Override
    public String name() {
      return "hinge";
    }

    @Override
    public float of(float y, float p) {
      return Math.max(1 - y * p, 0);
    }

    @Override
    public float slope(float y, float p) {
      return 1 - y * p >= 0 ? -y : 0;
    }
  }

  static boolean allBinary(float[] yTrue, int count) {
    for (int i = 0; i < count; i++) {
      if (yTrue[i] != 0 && yTrue[i] != 1) {
        return false;
      }
    }
    return true;
  }
}
