package dev.litmus.nn.losses;

import dev.litmus.nn.Config;
import dev.litmus.nn.ops.FloatMath;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Focal cross-entropy over classes (Lin et al., 2018): the sum over classes of
///
///     -alpha (1 - q)^gamma y ln q,   q = p / sum of p, cut to [1e-7, 1 - 1e-7]
///
/// On logits p is their softmax. The slope for q is alpha y (gamma (1 - q)^(gamma - 1) ln q - (1 - q)^gamma / q)
/// inside the range, 0 outside; then as in [CategoricalCrossentropy], and through the softmax.
///
/// @param alpha Keras's default is 0.25
/// @param gamma Keras's default is 2
/// @param fromLogits whether predictions are logits; Keras's default is false
/// @param labelSmoothing s in 0..1, replaces y by y (1 - s) + s / classes; Keras's default is 0
public record CategoricalFocalCrossentropy(
    double alpha, double gamma, boolean fromLogits, double labelSmoothing, Reduction reduction)
    implements Loss {
  /// Keras's defaults.
  public CategoricalFocalCrossentropy() {
    this(0.25, 2, false, 0, Reduction.SUM_OVER_BATCH_SIZE);
  }

  /// Reads Keras's configuration; of weights of classes, one for all.
  public static CategoricalFocalCrossentropy fromConfig(Config config) {
    config.ignore("name", "dtype").requireDefault("axis", -1L);
    return new CategoricalFocalCrossentropy(
        config.number("alpha", 0.25),
        config.number("gamma", 2),
        config.bool("from_logits", false),
        config.number("label_smoothing", 0),
        Reduction.read(config));
  }

  @Override
  public String name() {
    return "categorical_focal_crossentropy";
  }

  @Override
  public float value(float[] yTrue, float[] yPred, int offset, int units) {
    float[] p = probabilities(yPred, offset, units);
    float sum = Normalized.sum(p, 0, units);
    double loss = 0;
    for (int i = 0; i < units; i++) {
      float q = Normalized.clipped(p[i] / sum);
      float y = CategoricalCrossentropy.smoothed(yTrue[offset + i], labelSmoothing, units);
      float factor = (float) alpha * BinaryFocalCrossentropy.power(1 - q, gamma);
      loss -= factor * y * FloatMath.log(q);
    }
    return (float) loss;
  }

  @Override
  public void gradient(
      float[] yTrue, float[] yPred, int offset, int units, float scale, float[] out) {
    float[] p = probabilities(yPred, offset, units);
    float[] slopes = new float[units];
    float sum = Normalized.sum(p, 0, units);
    for (int i = 0; i < units; i++) {
      float q = p[i] / sum;
      float y = CategoricalCrossentropy.smoothed(yTrue[offset + i], labelSmoothing, units);
      float rising =
          (float) gamma * BinaryFocalCrossentropy.power(1 - q, gamma - 1) * FloatMath.log(q);
      float falling = BinaryFocalCrossentropy.power(1 - q, gamma) / q;
      slopes[i] = Normalized.inside(q) ? (float) alpha * y * (rising - falling) : 0;
    }
    Normalized.backward(p, sum, 0, units, slopes);
    double mean = 0;
    for (int i = 0; i < units; i++) {
      mean += (double) slopes[i] * p[i];
    }
    for (int i = 0; i < units; i++) {
      out[offset + i] = scale * (fromLogits ? p[i] * (float) (slopes[i] - mean) : slopes[i]);
    }
  }

  private float[] probabilities(float[] yPred, int offset, int units) {
    float[] p = new float[units];
    if (fromLogits) {
      Normalized.softmax(yPred, offset, units, p, 0);
    } else {
      System.arraycopy(yPred, offset, p, 0, units);
    }
    return p;
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = Loss.super.config();
    config.put("from_logits", fromLogits);
    config.put("label_smoothing", labelSmoothing);
    config.put("axis", -1L);
    config.put("alpha", alpha);
    config.put("gamma", gamma);
    return config;
  }
}
