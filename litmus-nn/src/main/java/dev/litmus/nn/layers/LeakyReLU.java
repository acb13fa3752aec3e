package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.Shape;
import dev.litmus.nn.ops.Activate;
import dev.litmus.nn.ops.Activation;
import dev.litmus.nn.ops.Activations;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// y = x where x > 0, else negative_slope * x.
///
/// Output shape: the input's.
///
/// @param negativeSlope at least 0; Keras's default is 0.3 (0.2 for the activation `leaky_relu`)
public record LeakyReLU(String name, double negativeSlope) implements Layer {
  public LeakyReLU {
    if (!(negativeSlope >= 0)) {
      throw new IllegalArgumentException(
          "LeakyReLU: negative_slope must be at least 0; found " + negativeSlope);
    }
  }

  /// Keras's default.
  public static LeakyReLU of() {
    return of(0.3);
  }

  public static LeakyReLU of(double negativeSlope) {
    return new LeakyReLU("", negativeSlope);
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
    return Activations.leakyRelu((float) negativeSlope);
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = Configs.map();
    config.put("negative_slope", negativeSlope);
    return config;
  }

  /// Reads Keras's configuration; Keras 2 calls the slope `alpha`.
  public static LeakyReLU fromConfig(Config config) {
    return new LeakyReLU(
        config.string("name", ""), config.number("negative_slope", config.number("alpha", 0.3)));
  }
}
