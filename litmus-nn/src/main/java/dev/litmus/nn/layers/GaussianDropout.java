package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.Shape;
import dev.litmus.nn.ops.GaussianOp;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// In training multiplies each input by a normal random number of mean 1 and variance rate / (1 -
/// rate); otherwise passes its input on.
///
/// Output shape: the input's.
///
/// @param rate from 0 to below 1; the noise is as strong as that of a [Dropout] of this rate
/// @param seed the seed of its random numbers; null lets the model draw one
public record GaussianDropout(String name, double rate, @Nullable Long seed) implements Layer {
  public GaussianDropout {
    if (!(rate >= 0 && rate < 1)) {
      throw new IllegalArgumentException(
          "GaussianDropout: rate must be from 0 to below 1; found " + rate);
    }
  }

  public static GaussianDropout of(double rate) {
    return new GaussianDropout("", rate, null);
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
  public boolean passesMask() {
    return true;
  }

  @Override
  public Value emit(Emitter emitter) {
    if (rate == 0) {
      return emitter.input();
    }
    return emitter.op(
        new GaussianOp(1f, (float) Math.sqrt(rate / (1 - rate)), true), emitter.input());
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = Configs.map();
    config.put("rate", rate);
    config.put("seed", seed);
    return config;
  }

  /// Reads Keras's configuration.
  public static GaussianDropout fromConfig(Config config) {
    return new GaussianDropout(
        config.string("name", ""), config.number("rate"), config.longOrNull("seed"));
  }
}
