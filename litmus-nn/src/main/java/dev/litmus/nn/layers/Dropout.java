package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.Shape;
import dev.litmus.nn.ops.DropoutOp;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// In training sets a random share of the inputs to 0 and scales the others by 1 / (1 - rate), so
/// that the expected sum stays; otherwise passes its input on.
///
/// Output shape: the input's.
///
/// @param rate the share to drop, from 0 to 1
/// @param seed the seed of its random numbers; null lets the model draw one
public record Dropout(String name, double rate, @Nullable Long seed) implements Layer {
  public Dropout {
    if (!(rate >= 0 && rate <= 1)) {
      throw new IllegalArgumentException("Dropout: rate must be from 0 to 1; found " + rate);
    }
  }

  public static Dropout of(double rate) {
    return new Dropout("", rate, null);
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    return single(inputs);
  }

  @Override
  public void build(LayerBuilder builder) {
    if (rate > 0) {
      builder.seedGenerator(seed);
    }
  }

  @Override
  public Value emit(Emitter emitter) {
    return rate > 0 ? emitter.op(new DropoutOp(rate), emitter.input()) : emitter.input();
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = Configs.map();
    config.put("rate", rate);
    config.put("seed", seed);
    config.put("noise_shape", null);
    return config;
  }

  /// Reads Keras's configuration.
  public static Dropout fromConfig(Config config) {
    config.requireDefault("noise_shape", null);
    return new Dropout(config.string("name", ""), config.number("rate"), config.longOrNull("seed"));
  }
}
