package dev.litmus.nn.losses;

import dev.litmus.nn.Config;
import dev.litmus.nn.ops.FloatMath;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Cross-entropy between a row of labels y, 1 for the right class and 0 for the others, and predictions,
/// the sum over classes of
///
///     on probabilities: -y ln q,   q = p / sum of p, cut to [1e-7, 1 - 1e-7]
///     on logits:        -y (z - ln sum of e^z)
///
/// with slopes (d - sum of d q) / sum of p, where d = -y / q, and softmax(z) - y. A model that ends in two
/// units with softmax answers a yes/no question so.
///
/// @param fromLogits whether predictions are logits; Keras's default is false
/// @param labelSmoothing s in 0..1, replaces y by y (1 - s) + s / classes; Keras's default is 0
public record CategoricalCrossentropy(
    boolean fromLogits, double labelSmoothing, Reduction reduction) implements Loss {
  /// Keras's defaults.
  public CategoricalCrossentropy() {
    this(false, 0);
  }

  public CategoricalCrossentropy(boolean fromLogits, double labelSmoothing) {
    this(fromLogits, labelSmoothing, Reduction.SUM_OVER_BATCH_SIZE);
  }

  /// Reads Keras's configuration.
  public static CategoricalCrossentropy fromConfig(Config config) {
    config.ignore("name", "dtype").requireDefault("axis", -1L);
    return new CategoricalCrossentropy(
        config.bool("from_logits", false),
        config.number("label_smoothing", 0),
        Reduction.read(config));
  }

  @Override
  public String name() {
    return "categorical_crossentropy";
  }

  @Override
  public float value(float[] yTrue, float[] yPred, int offset, int units) {
    float sum =
        fromLogits ? Normalized.logSum(yPred, offset, units) : Normalized.sum(yPred, offset, units);
    double loss = 0;
    for (int i = offset; i < offset + units; i++) {
      float y = smoothed(yTrue[i], labelSmoothing, units);
      loss -= y * (fromLogits ? yPred[i] - sum : FloatMath.log(Normalized.clipped(yPred[i] / sum)));
    }
    return (float) loss;
  }

  @Override
  public void gradient(
      float[] yTrue, float[] yPred, int offset, int units, float scale, float[] out) {
    if (fromLogits) {
      Normalized.softmax(yPred, offset, units, out, offset);
      for (int i = offset; i < offset + units; i++) {
        out[i] = scale * (out[i] - smoothed(yTrue[i], labelSmoothing, units));
      }
      return;
    }
    float sum = Normalized.sum(yPred, offset, units);
    for (int i = offset; i < offset + units; i++) {
      float q = yPred[i] / sum;
      float y = smoothed(yTrue[i], labelSmoothing, units);
      out[i] = Normalized.inside(q) ? -scale * y / q : 0;
    }
    Normalized.backward(yPred, sum, offset, units, out);
  }

  static float smoothed(float y, double smoothing, int classes) {
    return smoothing == 0 ? y : y * (float) (1 - smoothing) + (float) (smoothing / classes);
  }

  @Override
  public Optional<Loss> onLogits() {
    return fromLogits
        ? Optional.empty()
        : Optional.of(new CategoricalCrossentropy(true, labelSmoothing, reduction));
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = Loss.super.config();
    config.put("from_logits", fromLogits);
    config.put("label_smoothing", labelSmoothing);
    config.put("axis", -1L);
    return config;
  }
}
