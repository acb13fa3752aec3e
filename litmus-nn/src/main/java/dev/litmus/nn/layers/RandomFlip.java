package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.Shape;
import dev.litmus.nn.ops.FlipImages;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// In training mirrors a random half of the images; otherwise passes them on.
///
/// Input and output shape: `(batch, height, width, channels)`.
///
/// @param mode `horizontal_and_vertical`, Keras's default, which does both at once or neither,
///   `horizontal` or `vertical`
/// @param seed the seed of its random numbers; null lets the model draw one
public record RandomFlip(String name, String mode, @Nullable Long seed) implements Layer {
  private static final List<String> MODES =
      List.of("horizontal_and_vertical", "horizontal", "vertical");

  public RandomFlip {
    if (!MODES.contains(mode)) {
      throw new IllegalArgumentException(
          "RandomFlip: mode must be one of %s; found %s".formatted(MODES, mode));
    }
  }

  /// In that direction.
  public static RandomFlip of(String mode) {
    return new RandomFlip("", mode, null);
  }

  public RandomFlip named(String newName) {
    return new RandomFlip(newName, mode, seed);
  }

  /// With random numbers from that seed.
  public RandomFlip seed(long number) {
    return new RandomFlip(name, mode, number);
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
    FlipImages op =
        new FlipImages(
            shape.dim(1),
            shape.dim(2),
            shape.dim(3),
            !mode.equals("vertical"),
            !mode.equals("horizontal"));
    return emitter.op(op, x);
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = Configs.map();
    config.put("seed", seed);
    config.put("mode", mode);
    config.put("data_format", "channels_last");
    return config;
  }

  /// Reads Keras's configuration.
  public static RandomFlip fromConfig(Config config) {
    Images.requireChannelsLast(config);
    return new RandomFlip(
        config.string("name", ""),
        config.string("mode", "horizontal_and_vertical"),
        config.longOrNull("seed"));
  }
}
