package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.Shape;
import dev.litmus.nn.ops.DropoutOp;
import dev.litmus.nn.ops.Noise;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// [Dropout] of whole channels of images: a channel is dropped everywhere or nowhere.
///
/// Input shape: `(batch, rows, columns, channels)`, or the channels second. Output shape: the
/// input's.
///
/// @param rate the share of channels to drop, from 0 to 1
/// @param channelsFirst whether the channels stand before rows and columns; Keras's default is
///   false
/// @param seed the seed of its random numbers; null lets the model draw one
public record SpatialDropout2D(String name, double rate, boolean channelsFirst, @Nullable Long seed)
    implements Layer {
  public SpatialDropout2D {
    Dropout.requireRate("SpatialDropout2D", rate);
  }

  public static SpatialDropout2D of(double rate) {
    return new SpatialDropout2D("", rate, false, null);
  }

  @Override
  public boolean hasTrainableKey() {
    return false;
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    Shape input = single(inputs);
    if (input.rank() != 4) {
      throw new ShapeException(this, "(batch, rows, columns, channels)", inputs);
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
    boolean[] repeated = {false, !channelsFirst, true, channelsFirst};
    return rate > 0 ? emitter.op(new DropoutOp(rate, Noise.along(x.shape(), repeated)), x) : x;
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = Configs.map();
    config.put("rate", rate);
    config.put("seed", seed);
    config.put("data_format", channelsFirst ? "channels_first" : "channels_last");
    return config;
  }

  /// Reads Keras's configuration.
  public static SpatialDropout2D fromConfig(Config config) {
    config.ignore("noise_shape");
    String format = config.string("data_format", "channels_last");
    if (!format.equals("channels_first") && !format.equals("channels_last")) {
      throw new IllegalArgumentException(
          "%s: data_format must be channels_first or channels_last; found '%s'"
              .formatted(config.owner(), format));
    }
    return new SpatialDropout2D(
        config.string("name", ""),
        config.number("rate"),
        format.equals("channels_first"),
        config.longOrNull("seed"));
  }
}
