package dev.litmus.nn.losses;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Cross-entropy between labels y in 0..1 and predictions, the mean over units of
///
///     on probabilities p:  -y ln p' - (1 - y) ln(1 - p'),   p' = p clipped to [1e-7, 1 - 1e-7]
///     on logits z:         max(z, 0) - z y + ln(1 + e^-|z|)
///
/// with slopes
///
///     d/dp = (p - y) / (p (1 - p)) inside the clipping range, 0 outside
///     d/dz = sigmoid(z) - y
///
/// The clipping constant is Keras's `epsilon()`. Label smoothing s replaces y by y (1 - s) + s / 2.
///
/// @param fromLogits whether predictions are logits; Keras's default is `false`
/// @param labelSmoothing s in 0..1; Keras's default is 0
public record BinaryCrossentropy(boolean fromLogits, float labelSmoothing) implements Loss {
  static final String NAME = "binary_crossentropy";

  private static final float LOWEST = 1e-7f;
  private static final float HIGHEST = (float) (1 - 1e-7);

  public BinaryCrossentropy {
    if (!(labelSmoothing >= 0 && labelSmoothing <= 1)) {
      throw new IllegalArgumentException(
          "BinaryCrossentropy: label_smoothing must be within 0..1, but is " + labelSmoothing);
    }
  }

  /// On probabilities, without smoothing.
  public BinaryCrossentropy() {
    this(false, 0);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public float value(float[] yTrue, float[] yPred, int offset, int units) {
    double sum = 0;
    for (int i = offset; i < offset + units; i++) {
      sum +=
          fromLogits
              ? onLogit(label(yTrue[i]), yPred[i])
              : onProbability(label(yTrue[i]), yPred[i]);
    }
    return (float) (sum / units);
  }

  @Override
  public void gradient(
      float[] yTrue, float[] yPred, int offset, int units, float scale, float[] out) {
    float each = scale / units;
    for (int i = offset; i < offset + units; i++) {
      float y = label(yTrue[i]);
      float p = yPred[i];
      if (fromLogits) {
        out[i] = each * (sigmoid(p) - y);
      } else if (p < LOWEST || p > HIGHEST) {
        out[i] = 0;
      } else {
        out[i] = each * ((p - y) / (p * (1 - p)));
      }
    }
  }

  @Override
  public Optional<Loss> onLogits() {
    return fromLogits
        ? Optional.empty()
        : Optional.of(new BinaryCrossentropy(true, labelSmoothing));
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = Loss.super.config();
    config.put("from_logits", fromLogits);
    config.put("label_smoothing", labelSmoothing);
    config.put("axis", -1);
    return config;
  }

  private float label(float y) {
    return labelSmoothing == 0 ? y : y * (1 - labelSmoothing) + 0.5f * labelSmoothing;
  }

  private static double onProbability(float y, float p) {
    float clipped = Math.clamp(p, LOWEST, HIGHEST);
    return -(y * StrictMath.log(clipped) + (1 - y) * StrictMath.log(1 - clipped));
  }

  private static double onLogit(float y, float z) {
    return Math.max(z, 0) - z * y + StrictMath.log1p(StrictMath.exp(-Math.abs(z)));
  }

  private static float sigmoid(float z) {
    return (float) (1 / (1 + StrictMath.exp(-z)));
  }
}
