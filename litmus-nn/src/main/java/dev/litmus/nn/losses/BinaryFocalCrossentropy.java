package dev.litmus.nn.losses;

import dev.litmus.nn.Config;
import dev.litmus.nn.ops.FloatMath;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Focal cross-entropy (Lin et al., 2018): binary cross-entropy b(y, p) that counts less where the answer is
/// nearly right already. With t = y p + (1 - y)(1 - p) and w = alpha y + (1 - alpha)(1 - y):
///
///     (1 - t)^gamma b(y, p), times w when classes are balanced
///
/// The slope follows by the product rule; that of (1 - t)^gamma is gamma (1 - t)^(gamma - 1) (1 - 2 y).
///
/// @param applyClassBalancing Keras's default is false
/// @param alpha weight of class 1 when balanced, Keras's default is 0.25
/// @param gamma Keras's default is 2
/// @param fromLogits whether predictions are logits; Keras's default is false
/// @param labelSmoothing s in 0..1, replaces y by y (1 - s) + s / 2; Keras's default is 0
public record BinaryFocalCrossentropy(
    boolean applyClassBalancing,
    double alpha,
    double gamma,
    boolean fromLogits,
    double labelSmoothing,
    Reduction reduction)
    implements ElementwiseLoss {
  /// Keras's defaults.
  public BinaryFocalCrossentropy() {
    this(false, 0.25, 2);
  }

  /// On probabilities, without smoothing.
  public BinaryFocalCrossentropy(boolean applyClassBalancing, double alpha, double gamma) {
    this(applyClassBalancing, alpha, gamma, false, 0, Reduction.SUM_OVER_BATCH_SIZE);
  }

  /// Reads Keras's configuration.
  public static BinaryFocalCrossentropy fromConfig(Config config) {
    config.ignore("name", "dtype").requireDefault("axis", -1L);
    return new BinaryFocalCrossentropy(
        config.bool("apply_class_balancing", false),
        config.number("alpha", 0.25),
        config.number("gamma", 2),
        config.bool("from_logits", false),
        config.number("label_smoothing", 0),
        Reduction.read(config));
  }

  @Override
  public String name() {
    return "binary_focal_crossentropy";
  }

  private BinaryCrossentropy crossentropy() {
    return new BinaryCrossentropy(fromLogits, labelSmoothing);
  }

  @Override
  public float of(float label, float prediction) {
    float y = crossentropy().smoothed(label);
    float p = fromLogits ? FloatMath.sigmoid(prediction) : prediction;
    return weight(y) * power(wrong(y, p), gamma) * crossentropy().of(label, prediction);
  }

  @Override
  public float slope(float label, float prediction) {
    float y = crossentropy().smoothed(label);
    float p = fromLogits ? FloatMath.sigmoid(prediction) : prediction;
    float wrong = wrong(y, p);
    float inner = fromLogits ? p * (1 - p) : 1;
    float ofFactor = (float) gamma * power(wrong, gamma - 1) * (1 - 2 * y) * inner;
    return weight(y)
        * (ofFactor * crossentropy().of(label, prediction)
            + power(wrong, gamma) * crossentropy().slope(label, prediction));
  }

  /// 1 - t.
  private static float wrong(float y, float p) {
    return 1 - (y * p + (1 - y) * (1 - p));
  }

  private float weight(float y) {
    return applyClassBalancing ? y * (float) alpha + (1 - y) * (float) (1 - alpha) : 1;
  }

  /// x^e, exactly where e is small and whole.
  static float power(float x, double exponent) {
    return exponent == 1 ? x : exponent == 2 ? x * x : (float) StrictMath.pow(x, exponent);
  }

  @Override
  public Optional<Loss> onLogits() {
    return fromLogits
        ? Optional.empty()
        : Optional.of(
            new BinaryFocalCrossentropy(
                applyClassBalancing, alpha, gamma, true, labelSmoothing, reduction));
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = ElementwiseLoss.super.config();
    config.put("from_logits", fromLogits);
    config.put("label_smoothing", labelSmoothing);
    config.put("axis", -1L);
    config.put("apply_class_balancing", applyClassBalancing);
    config.put("alpha", alpha);
    config.put("gamma", gamma);
    return config;
  }
}
