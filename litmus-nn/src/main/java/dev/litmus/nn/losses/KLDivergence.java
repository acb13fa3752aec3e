package dev.litmus.nn.losses;

import dev.litmus.nn.Config;
import dev.litmus.nn.ops.FloatMath;

/// The divergence of Kullback and Leibler, the sum over units of y ln(y / p), with y and p cut to
/// 1e-7..1; slope -y / p inside that range, 0 outside.
public record KLDivergence(Reduction reduction) implements Loss {
  private static final float EPSILON = 1e-7f;

  public KLDivergence() {
    this(Reduction.SUM_OVER_BATCH_SIZE);
  }

  /// Reads Keras's configuration.
  public static KLDivergence fromConfig(Config config) {
    return new KLDivergence(Reduction.read(config.ignore("name", "dtype")));
  }

  @Override
  public String name() {
    return "kl_divergence";
  }

  @Override
  public float value(float[] yTrue, float[] yPred, int offset, int units) {
    double sum = 0;
    for (int i = offset; i < offset + units; i++) {
      float y = clipped(yTrue[i]);
      sum += y * FloatMath.log(y / clipped(yPred[i]));
    }
    return (float) sum;
  }

  @Override
  public void gradient(
      float[] yTrue, float[] yPred, int offset, int units, float scale, float[] out) {
    for (int i = offset; i < offset + units; i++) {
      boolean inside = yPred[i] >= EPSILON && yPred[i] <= 1;
      out[i] = inside ? -scale * (clipped(yTrue[i]) / yPred[i]) : 0;
    }
  }

  private static float clipped(float x) {
    return Math.clamp(x, EPSILON, 1f);
  }
}
