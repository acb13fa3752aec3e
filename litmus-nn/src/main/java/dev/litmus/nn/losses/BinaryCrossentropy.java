package dev.litmus.nn.losses;

import dev.litmus.nn.Config;
import dev.litmus.nn.ops.FloatMath;
import dev.litmus.nn.ops.Kernels;
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
public record BinaryCrossentropy(boolean fromLogits, double labelSmoothing, Reduction reduction)
    implements ElementwiseLoss {
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

  public BinaryCrossentropy(boolean fromLogits, double labelSmoothing) {
    this(fromLogits, labelSmoothing, Reduction.SUM_OVER_BATCH_SIZE);
  }

  /// Reads Keras's configuration.
  public static BinaryCrossentropy fromConfig(Config config) {
    config.ignore("name", "dtype").requireDefault("axis", -1L);
    return new BinaryCrossentropy(
        config.bool("from_logits", false),
        config.number("label_smoothing", 0),
        Reduction.read(config));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public float of(float y, float p) {
    return fromLogits ? onLogit(smoothed(y), p) : onProbability(smoothed(y), p);
  }

  @Override
  public float slope(float label, float p) {
    float y = smoothed(label);
    if (fromLogits) {
      return FloatMath.sigmoid(p) - y;
    }
    return p < LOWEST || p > HIGHEST ? 0 : (p - y) / (p * (1 - p));
  }

  @Override
  public boolean ofColumn(
      Kernels kernels, float[] yTrue, float[] yPred, float[] values, float[] slopes, int n) {
    boolean plain = fromLogits && labelSmoothing == 0;
    if (plain) {
      kernels.logisticLoss(yTrue, yPred, values, slopes, n);
    }
    return plain;
  }

  @Override
  public Optional<Loss> onLogits() {
    return fromLogits
        ? Optional.empty()
        : Optional.of(new BinaryCrossentropy(true, labelSmoothing, reduction));
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = ElementwiseLoss.super.config();
    config.put("from_logits", fromLogits);
    config.put("label_smoothing", labelSmoothing);
    config.put("axis", -1L);
    return config;
  }

  /// The label after smoothing.
  float smoothed(float y) {
    return labelSmoothing == 0
        ? y
        : y * (float) (1 - labelSmoothing) + (float) (0.5 * labelSmoothing);
  }

  private static float onProbability(float y, float p) {
    float clipped = Math.clamp(p, LOWEST, HIGHEST);
    return -(y * FloatMath.log(clipped) + (1 - y) * FloatMath.log(1 - clipped));
  }

  private static float onLogit(float y, float z) {
    return Math.max(z, 0) - z * y + FloatMath.log1p(FloatMath.exp(-Math.abs(z)));
  }
}
