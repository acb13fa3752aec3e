package dev.litmus.nn.losses;

import dev.litmus.nn.Config;

/// The hinge of the right class against the best wrong one, max(1 + n - r, 0), where r is the sum
/// over units of y p and n the largest (1 - y) p. Slope -y for the first and (1 - y), shared among
/// those that are largest, for the second.
public record CategoricalHinge(Reduction reduction) implements Loss {
  public CategoricalHinge() {
    this(Reduction.SUM_OVER_BATCH_SIZE);
  }

  /// Reads Keras's configuration.
  public static CategoricalHinge fromConfig(Config config) {
    return new CategoricalHinge(Reduction.read(config.ignore("name", "dtype")));
  }

  @Override
  public String name() {
    return "categorical_hinge";
  }

  @Override
  public float value(float[] yTrue, float[] yPred, int offset, int units) {
    return Math.max(margin(yTrue, yPred, offset, units), 0);
  }

  private static float margin(float[] yTrue, float[] yPred, int offset, int units) {
    float right = 0;
    for (int i = offset; i < offset + units; i++) {
      right += yTrue[i] * yPred[i];
    }
    return wrong(yTrue, yPred, offset, units) - right + 1;
  }

  private static float wrong(float[] yTrue, float[] yPred, int offset, int units) {
    float wrong = Float.NEGATIVE_INFINITY;
    for (int i = offset; i < offset + units; i++) {
      wrong = Math.max(wrong, (1 - yTrue[i]) * yPred[i]);
    }
    return wrong;
  }

  @Override
  public void gradient(
      float[] yTrue, float[] yPred, int offset, int units, float scale, float[] out) {
    float wrong = wrong(yTrue, yPred, offset, units);
    boolean inside = margin(yTrue, yPred, offset, units) >= 0;
    int largest = 0;
    for (int i = offset; i < offset + units; i++) {
      largest += (1 - yTrue[i]) * yPred[i] == wrong ? 1 : 0;
    }
    for (int i = offset; i < offset + units; i++) {
      float share = (1 - yTrue[i]) * yPred[i] == wrong ? (1 - yTrue[i]) / largest : 0;
      out[i] = inside ? scale * (share - yTrue[i]) : 0;
    }
  }
}
