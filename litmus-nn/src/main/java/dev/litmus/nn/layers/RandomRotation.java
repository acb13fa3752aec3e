package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.Shape;
import dev.litmus.nn.ops.Motion;
import dev.litmus.nn.ops.MoveImages;
import dev.litmus.nn.ops.Uniform;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// In training turns each image around its centre by a random angle; otherwise passes it on.
///
/// Input and output shape: `(batch, height, width, channels)`.
///
/// @param factor the smallest and the largest angle in parts of a whole turn
/// @param fillMode what lies outside of an image, Keras's default is the image mirrored
/// @param interpolation `bilinear`, Keras's default, or `nearest`
/// @param fillValue the number outside of an image with `constant`
/// @param seed the seed of its random numbers; null lets the model draw one
public record RandomRotation(
    String name,
    List<Double> factor,
    MoveImages.FillMode fillMode,
    String interpolation,
    double fillValue,
    @Nullable Long seed)
    implements Layer {
  public RandomRotation {
    factor = Images.range("RandomRotation", factor, -1);
  }

  /// By up to that part of a whole turn to either side.
  public static RandomRotation of(double factor) {
    return new RandomRotation(
        "", List.of(factor), MoveImages.FillMode.REFLECT, "bilinear", 0, null);
  }

  public RandomRotation named(String newName) {
    return new RandomRotation(newName, factor, fillMode, interpolation, fillValue, seed);
  }

  /// With random numbers from that seed.
  public RandomRotation seed(long number) {
    return new RandomRotation(name, factor, fillMode, interpolation, fillValue, number);
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
    Motion motion = new Motion.Rotation(new Uniform(factor.getFirst() * 360, factor.get(1) * 360));
    MoveImages op =
        new MoveImages(
            shape.dim(1),
            shape.dim(2),
            shape.dim(3),
            motion,
            fillMode,
            interpolation.equals("nearest"),
            (float) fillValue);
    return emitter.op(op, x);
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = Configs.map();
    config.put("factor", factor);
    Images.putFill(config, fillMode, interpolation, fillValue);
    config.put("seed", seed);
    config.put("data_format", "channels_last");
    return config;
  }

  /// Reads Keras's configuration.
  public static RandomRotation fromConfig(Config config) {
    Images.requireChannelsLast(config);
    return new RandomRotation(
        config.string("name", ""),
        Configs.numbers(config, "factor"),
        Images.fillMode(config),
        Images.interpolation(config),
        config.number("fill_value", 0),
        config.longOrNull("seed"));
  }
}
