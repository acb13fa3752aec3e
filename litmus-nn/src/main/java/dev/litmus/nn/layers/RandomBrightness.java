package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.Shape;
import dev.litmus.nn.ops.BrightenImages;
import dev.litmus.nn.ops.Uniform;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// In training makes each image brighter or darker at random; otherwise passes it on.
///
/// Input and output shape: `(batch, height, width, channels)`.
///
/// @param factor the lower and the upper limit, in shares of the range
/// @param valueRange the least and the greatest number of an image, Keras's default is 0 and 255
/// @param seed the seed of its random numbers; null lets the model draw one
public record RandomBrightness(
    String name, List<Double> factor, List<Double> valueRange, @Nullable Long seed)
    implements Layer {
  private static final List<Double> BYTES = List.of(0.0, 255.0);

  public RandomBrightness {
    factor = Images.range("RandomBrightness", factor, -1);
    valueRange = valueRange.stream().sorted().toList();
    if (valueRange.size() != 2) {
      throw new IllegalArgumentException(
          "RandomBrightness: value_range must be two numbers; found " + valueRange);
    }
  }

  /// By up to that share.
  public static RandomBrightness of(double factor) {
    return new RandomBrightness("", List.of(factor), BYTES, null);
  }

  /// For images whose numbers lie in that range, such as 0 to 1.
  public RandomBrightness valueRange(double lowest, double highest) {
    return new RandomBrightness(name, factor, List.of(lowest, highest), seed);
  }

  public RandomBrightness named(String newName) {
    return new RandomBrightness(newName, factor, valueRange, seed);
  }

  /// With random numbers from that seed.
  public RandomBrightness seed(long number) {
    return new RandomBrightness(name, factor, valueRange, number);
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    return Images.require(this, inputs);
  }

  @Override
  public void build(LayerBuilder builder) {
    builder.seedGenerator(seed);
  }

  @Override
  public Value emit(Emitter emitter) {
    Value x = emitter.input();
    BrightenImages op =
        new BrightenImages(
            new Uniform(factor.getFirst(), factor.get(1)),
            valueRange.getFirst().floatValue(),
            valueRange.get(1).floatValue());
    return emitter.op(op, x);
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = Configs.map();
    config.put("factor", factor);
    config.put("value_range", valueRange);
    config.put("seed", seed);
    config.put("data_format", "channels_last");
    return config;
  }

  /// Reads Keras's configuration.
  public static RandomBrightness fromConfig(Config config) {
    Images.requireChannelsLast(config);
    return new RandomBrightness(
        config.string("name", ""),
        Configs.numbers(config, "factor"),
        config.has("value_range") ? Configs.numbers(config, "value_range") : BYTES,
        config.longOrNull("seed"));
  }
}
