package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.Shape;
import dev.litmus.nn.ops.Activate;
import dev.litmus.nn.ops.Activation;
import dev.litmus.nn.ops.Activations;
import dev.litmus.nn.ops.FloatMath;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// y = x where x > 0, else alpha * (e^x - 1). Clevert, Unterthiner and Hochreiter, "Fast and
/// accurate deep network learning by exponential linear units" (2016).
///
/// Output shape: the input's.
///
/// @param alpha what y nears below 0, with the other sign; Keras's default is 1
public record ELU(String name, double alpha) implements Layer {
  /// Keras's default.
  public static ELU of() {
    return new ELU("", 1);
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
    float scale = (float) alpha;
    return alpha == 1
        ? Activations.named("elu")
        : Activation.elementwise(
            "elu", x -> x > 0 ? x : scale * FloatMath.expm1(x), (x, y) -> x > 0 ? 1 : y + scale);
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = Configs.map();
    if (alpha != 1) {
      // Keras reads it but does not write it.
      config.put("alpha", alpha);
    }
    return config;
  }

  /// Reads Keras's configuration.
  public static ELU fromConfig(Config config) {
    return new ELU(config.string("name", ""), config.number("alpha", 1));
  }
}
