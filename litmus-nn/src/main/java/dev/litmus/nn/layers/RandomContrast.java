package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.Shape;
import dev.litmus.nn.ops.ContrastImages;
import dev.litmus.nn.ops.Uniform;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// In training draws the numbers of each image apart, or together, around the mean of each channel,
/// by a random factor from 1 - the lower to 1 + the upper; otherwise passes it on.
///
/// Input and output shape: `(batch, height, width, channels)`.
///
/// @param factor the lower and the upper limit, in shares of the range
/// @param valueRange the least and the greatest number of an image, Keras's default is 0 and 255
/// @param seed the seed of its random numbers; null lets the model draw one
public record RandomContrast(
    String name, List<Double> factor, List<Double> valueRange, @Nullable Long seed)
    implements Layer {
  private static final List<Double> BYTES = List.of(0.0, 255.0);

  public RandomContrast {
    factor = Images.range("RandomContrast", factor, 0);
    valueRange = valueRange.stream().sorted().toList();
    if (valueRange.size() != 2) {
      throw new IllegalArgumentException(
          "RandomContrast: value_range must be two numbers; found " + valueRange);
    }
  }

  /// By up to that share.
  public static RandomContrast of(double factor) {
    return new RandomContrast("", List.of(factor), BYTES, null);
  }

  /// For images whose numbers lie in that range, such as 0 to 1.
  public RandomContrast valueRange(double lowest, double highest) {
    return new RandomContrast(name, factor, List.of(lowest, highest), seed);
  }

  public RandomContrast named(String newName) {
    return new RandomContrast(newName, factor, valueRange, seed);
  }

  /// With random numbers from that seed.
  public RandomContrast seed(long number) {
    return new RandomContrast(name, factor, valueRange, number);
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
    Shape shape = x.shape();
    ContrastImages op =
        new ContrastImages(
            shape.dim(1),
            shape.dim(2),
            shape.dim(3),
            new Uniform(1 - factor.getFirst(), 1 + factor.get(1)),
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
  public static RandomContrast fromConfig(Config config) {
    Images.requireChannelsLast(config);
    return new RandomContrast(
        config.string("name", ""),
        Configs.numbers(config, "factor"),
        config.has("value_range") ? Configs.numbers(config, "value_range") : BYTES,
        config.longOrNull("seed"));
  }
}
