package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.Shape;
import dev.litmus.nn.ops.DropoutOp;
import dev.litmus.nn.ops.Noise;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// [Dropout] of whole channels of sequences: a channel is dropped at all steps or at none.
///
/// Input shape: `(batch, steps, channels)`. Output shape: the input's.
///
/// @param rate the share of channels to drop, from 0 to 1
/// @param seed the seed of its random numbers; null lets the model draw one
public record SpatialDropout1D(String name, double rate, @Nullable Long seed) implements Layer {
  public SpatialDropout1D {
    Dropout.requireRate("SpatialDropout1D", rate);
  }

  public static SpatialDropout1D of(double rate) {
    return new SpatialDropout1D("", rate, null);
  }

  @Override
  public boolean hasTrainableKey() {
    return false;
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    Shape input = single(inputs);
    if (input.rank() != 3) {
      throw new ShapeException(this, "(batch, steps, channels)", inputs);
    }
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
    Noise noise = Noise.along(x.shape(), new boolean[] {false, true, false});
    return rate > 0 ? emitter.op(new DropoutOp(rate, noise), x) : x;
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = Configs.map();
    config.put("rate", rate);
    config.put("seed", seed);
    return config;
  }

  /// Reads Keras's configuration.
  public static SpatialDropout1D fromConfig(Config config) {
    // Keras 2 wrote them too; Keras 3 has no other noise for this layer.
    config.ignore("noise_shape");
    return new SpatialDropout1D(
        config.string("name", ""), config.number("rate"), config.longOrNull("seed"));
  }
}
