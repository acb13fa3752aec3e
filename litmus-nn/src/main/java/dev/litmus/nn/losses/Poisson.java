package dev.litmus.nn.losses;

import dev.litmus.nn.Config;
import dev.litmus.nn.ops.FloatMath;

/// The loss of a rate p of events of which y were seen, p - y ln(p + 1e-7); slope 1 - y / (p +
/// 1e-7).
public record Poisson(Reduction reduction) implements ElementwiseLoss {
  private static final float EPSILON = 1e-7f;

  public Poisson() {
    this(Reduction.SUM_OVER_BATCH_SIZE);
  }

  /// Reads Keras's configuration.
  public static Poisson fromConfig(Config config) {
    return new Poisson(Reduction.read(config.ignore("name", "dtype")));
  }

  @Override
  public String name() {
    return "poisson";
  }

  @Override
  public float of(float y, float p) {
    return p - y * FloatMath.log(p + EPSILON);
  }

  @Override
  public float slope(float y, float p) {
    return 1 - y / (p + EPSILON);
  }
}
