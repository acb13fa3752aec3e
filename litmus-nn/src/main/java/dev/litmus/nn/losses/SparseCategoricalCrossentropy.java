package dev.litmus.nn.losses;

import dev.litmus.nn.Config;
import dev.litmus.nn.ops.FloatMath;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Cross-entropy between the number of the right class, y, and predictions for all classes:
///
///     on probabilities: ln sum of p' - ln p'[y],   p' = p cut to [1e-7, 1 - 1e-7]
///     on logits:        ln sum of e^z - z[y]
///
/// with slopes 1 / sum of p' - [y] / p' inside that range, 0 outside, and softmax(z) - [y]. A row has one
/// label however many units there are.
///
/// @param fromLogits whether predictions are logits; Keras's default is false
public record SparseCategoricalCrossentropy(boolean fromLogits, Reduction reduction)
    implements Loss {
  /// Keras's defaults.
  public SparseCategoricalCrossentropy() {
    this(false, Reduction.SUM_OVER_BATCH_SIZE);
  }

  /// Reads Keras's configuration.
  public static SparseCategoricalCrossentropy fromConfig(Config config) {
    config.ignore("name", "dtype").requireDefault("ignore_class", null).requireDefault("axis", -1L);
    return new SparseCategoricalCrossentropy(
        config.bool("from_logits", false), Reduction.read(config));
  }

  @Override
  public String name() {
    return "sparse_categorical_crossentropy";
  }

  @Override
  public boolean sparse() {
    return true;
  }

  @Override
  public float value(float[] yTrue, float[] yPred, int offset, int units) {
    int right = offset + (int) yTrue[offset / units];
    return fromLogits
        ? Normalized.logSum(yPred, offset, units) - yPred[right]
        : FloatMath.log(sum(yPred, offset, units))
            - FloatMath.log(Normalized.clipped(yPred[right]));
  }

  @Override
  public void gradient(
      float[] yTrue, float[] yPred, int offset, int units, float scale, float[] out) {
    int right = offset + (int) yTrue[offset / units];
    if (fromLogits) {
      Normalized.softmax(yPred, offset, units, out, offset);
      for (int i = offset; i < offset + units; i++) {
        out[i] = scale * (out[i] - (i == right ? 1 : 0));
      }
      return;
    }
    float sum = sum(yPred, offset, units);
    for (int i = offset; i < offset + units; i++) {
      float slope = 1 / sum - (i == right ? 1 / yPred[i] : 0);
      out[i] = Normalized.inside(yPred[i]) ? scale * slope : 0;
    }
  }

  private static float sum(float[] p, int offset, int units) {
    double sum = 0;
    for (int i = offset; i < offset + units; i++) {
      sum += Normalized.clipped(p[i]);
    }
    return (float) sum;
  }

  @Override
  public Optional<Loss> onLogits() {
    return fromLogits
        ? Optional.empty()
        : Optional.of(new SparseCategoricalCrossentropy(true, reduction));
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = Loss.super.config();
    config.put("from_logits", fromLogits);
    config.put("ignore_class", null);
    return config;
  }
}
