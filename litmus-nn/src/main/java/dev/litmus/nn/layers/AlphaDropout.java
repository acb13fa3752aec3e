package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.Shape;
import dev.litmus.nn.ops.AlphaDropoutOp;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// In training sets a random share of the inputs to the value that selu nears below 0, and shifts
/// and scales all so that mean and variance stay; otherwise passes its input on. Klambauer et al.,
/// "Self-normalizing neural networks" (2017).
///
/// Output shape: the input's.
///
/// @param rate the share to drop, from 0 to below 1
/// @param seed the seed of its random numbers; null lets the model draw one
/// @param noiseShape as in [Dropout]
public record AlphaDropout(String name, double rate, @Nullable Long seed, List<Integer> noiseShape)
    implements Layer {
  public AlphaDropout {
    noiseShape = List.copyOf(noiseShape);
    if (!(rate >= 0 && rate < 1)) {
      throw new IllegalArgumentException(
          "AlphaDropout: rate must be from 0 to below 1; found " + rate);
    }
  }

  public static AlphaDropout of(double rate) {
    return new AlphaDropout("", rate, null, List.of());
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
        ? emitter.op(new AlphaDropoutOp(rate, new NoiseShape(noiseShape).noise(x.shape())), x)
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
  public static AlphaDropout fromConfig(Config config) {
    return new AlphaDropout(
        config.string("name", ""),
        config.number("rate"),
        config.longOrNull("seed"),
        NoiseShape.read(config).sizes());
  }
}
