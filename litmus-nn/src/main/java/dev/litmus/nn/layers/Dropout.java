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
/// @param noiseShape for each axis, the batch first, 1 where its elements are dropped together and
///   [Shape#UNKNOWN] where each is dropped by itself; empty, Keras's default, drops each by itself
public record Dropout(String name, double rate, @Nullable Long seed, List<Integer> noiseShape)
    implements Layer {
  public Dropout {
    noiseShape = List.copyOf(noiseShape);
    requireRate("Dropout", rate);
  }

  /// Each element is dropped by itself.
  public Dropout(String name, double rate, @Nullable Long seed) {
    this(name, rate, seed, List.of());
  }

  static void requireRate(String layer, double rate) {
    if (!(rate >= 0 && rate <= 1)) {
      throw new IllegalArgumentException(
          "%s: rate must be from 0 to 1; found %s".formatted(layer, rate));
    }
  }

  public static Dropout of(double rate) {
    return new Dropout("", rate, null, List.of());
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    Shape input = single(inputs);
    new NoiseShape(noiseShape).require(this, input);
    return input;
  }

  @Override
  public void build(LayerBuilder builder) {
    if (rate > 0) {
      builder.seedGenerator(seed);
    }
  }

  @Override
  public boolean passesMask() {
    return true;
  }

  @Override
  public Value emit(Emitter emitter) {
    Value x = emitter.input();
    return rate > 0
        ? emitter.op(new DropoutOp(rate, new NoiseShape(noiseShape).noise(x.shape())), x)
        : x;
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = Configs.map();
    config.put("rate", rate);
    config.put("seed", seed);
    config.put("noise_shape", new NoiseShape(noiseShape).write());
    return config;
  }

  /// Reads Keras's configuration.
  public static Dropout fromConfig(Config config) {
    return new Dropout(
        config.string("name", ""),
        config.number("rate"),
        config.longOrNull("seed"),
        NoiseShape.read(config).sizes());
  }
}
