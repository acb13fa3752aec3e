package dev.litmus.nn.losses;

import dev.litmus.nn.Config;

/// The cosine of the angle between labels and predictions, negated, so that -1 is best: - sum of y'
/// p', with y' = y / |y| and p' = p / |p|, norms being at least 1e-7. Slope (c p' - y') / |p|,
/// where c is the cosine. Of a single unit it only sees the sign.
public record CosineSimilarity(Reduction reduction) implements Loss {
  private static final float LARGEST = 1e7f;

  public CosineSimilarity() {
    this(Reduction.SUM_OVER_BATCH_SIZE);
  }

  /// Reads Keras's configuration.
  public static CosineSimilarity fromConfig(Config config) {
    return new CosineSimilarity(
        Reduction.read(config.ignore("name", "dtype").requireDefault("axis", -1L)));
  }

  @Override
  public String name() {
    return "cosine_similarity";
  }

  @Override
  public float value(float[] yTrue, float[] yPred, int offset, int units) {
    double sum = 0;
    float labels = inverseNorm(yTrue, offset, units);
    float predictions = inverseNorm(yPred, offset, units);
    for (int i = offset; i < offset + units; i++) {
      sum += yTrue[i] * labels * (yPred[i] * predictions);
    }
    return (float) -sum;
  }

  @Override
  public void gradient(
      float[] yTrue, float[] yPred, int offset, int units, float scale, float[] out) {
    float labels = inverseNorm(yTrue, offset, units);
    float predictions = inverseNorm(yPred, offset, units);
    float cosine = -value(yTrue, yPred, offset, units);
    boolean shortest = predictions >= LARGEST;
    for (int i = offset; i < offset + units; i++) {
      float across = shortest ? 0 : cosine * yPred[i] * predictions;
      out[i] = scale * predictions * (across - yTrue[i] * labels);
    }
  }

  private static float inverseNorm(float[] x, int offset, int units) {
    double squares = 0;
    for (int i = offset; i < offset + units; i++) {
      squares += (double) x[i] * x[i];
    }
    return Math.min((float) (1 / Math.sqrt(squares)), LARGEST);
  }
}
