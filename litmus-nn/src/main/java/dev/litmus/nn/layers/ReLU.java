package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.Shape;
import dev.litmus.nn.ops.Activate;
import dev.litmus.nn.ops.Activation;
import dev.litmus.nn.ops.Activations;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// y = x above the threshold, at most the greatest value; below it negative_slope * (x -
/// threshold).
///
/// Output shape: the input's.
///
/// @param maxValue the greatest value, at least 0; null, Keras's default, for none
/// @param negativeSlope at least 0; Keras's default is 0
/// @param threshold at least 0; Keras's default is 0
public record ReLU(String name, @Nullable Double maxValue, double negativeSlope, double threshold)
    implements Layer {
  public ReLU {
    if ((maxValue != null && !(maxValue >= 0)) || !(negativeSlope >= 0) || !(threshold >= 0)) {
      throw new IllegalArgumentException(
          "ReLU: max_value, negative_slope and threshold must be at least 0; found %s, %s, %s"
              .formatted(maxValue, negativeSlope, threshold));
    }
  }

  /// Keras's defaults: max(x, 0).
  public static ReLU of() {
    return new ReLU("", null, 0, 0);
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    return single(inputs);
  }

  @Override
  public boolean passesMask() {
    return true;
  }

  @Override
  public Value emit(Emitter emitter) {
    return emitter.op(new Activate(activation(), 1), emitter.input());
  }

  /// The function of one number.
  Activation activation() {
    if (maxValue == null && negativeSlope == 0 && threshold == 0) {
      return Activations.named("relu");
    }
    if (maxValue == null && threshold == 0) {
      return Activations.leakyRelu((float) negativeSlope);
    }
    if (maxValue != null && maxValue == 6 && negativeSlope == 0 && threshold == 0) {
      return Activations.named("relu6");
    }
    float max = maxValue == null ? Float.POSITIVE_INFINITY : maxValue.floatValue();
    float slope = (float) negativeSlope;
    float edge = (float) threshold;
    // Keras takes relu6 where it can, whose slope at 6 is 0 where that of others is 1.
    boolean sixFlat = max == 6 && edge == 0;
    return Activation.elementwise(
        "relu",
        x -> x > edge ? Math.min(x, max) : slope == 0 ? 0 : slope * (x - edge),
        (x, y) -> x > edge ? (x < max || (x == max && !sixFlat) ? 1 : 0) : x < edge ? slope : 0);
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = Configs.map();
    config.put("max_value", maxValue);
    config.put("negative_slope", negativeSlope);
    config.put("threshold", threshold);
    return config;
  }

  /// Reads Keras's configuration.
  public static ReLU fromConfig(Config config) {
    return new ReLU(
        config.string("name", ""),
        config.has("max_value") ? config.number("max_value") : null,
        config.number("negative_slope", 0),
        config.number("threshold", 0));
  }
}
