package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.Shape;
import dev.litmus.nn.ops.Motion;
import dev.litmus.nn.ops.MoveImages;
import dev.litmus.nn.ops.Uniform;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// In training moves each image to a side at random; otherwise passes it on.
///
/// Input and output shape: `(batch, height, width, channels)`.
///
/// @param heightFactor how far down at most, in shares of the height, or the least and the most
/// @param widthFactor the same to the right, in shares of the width
/// @param fillMode what lies outside of an image, Keras's default is the image mirrored
/// @param interpolation `bilinear`, Keras's default, or `nearest`
/// @param fillValue the number outside of an image with `constant`
/// @param seed the seed of its random numbers; null lets the model draw one
public record RandomTranslation(
    String name,
    List<Double> heightFactor,
    List<Double> widthFactor,
    MoveImages.FillMode fillMode,
    String interpolation,
    double fillValue,
    @Nullable Long seed)
    implements Layer {
  public RandomTranslation {
    heightFactor = List.copyOf(heightFactor);
    widthFactor = List.copyOf(widthFactor);
    Images.range("RandomTranslation", heightFactor, -1);
    Images.range("RandomTranslation", widthFactor, -1);
  }

  /// By up to those shares of height and width to either side.
  public static RandomTranslation of(double heightFactor, double widthFactor) {
    return new RandomTranslation(
        "",
        List.of(heightFactor),
        List.of(widthFactor),
        MoveImages.FillMode.REFLECT,
        "bilinear",
        0,
        null);
  }

  public RandomTranslation named(String newName) {
    return new RandomTranslation(
        newName, heightFactor, widthFactor, fillMode, interpolation, fillValue, seed);
  }

  /// With random numbers from that seed.
  public RandomTranslation seed(long number) {
    return new RandomTranslation(
        name, heightFactor, widthFactor, fillMode, interpolation, fillValue, number);
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
    List<Double> down = Images.range("RandomTranslation", heightFactor, -1);
    List<Double> right = Images.range("RandomTranslation", widthFactor, -1);
    Shape shape = x.shape();
    Motion motion =
        new Motion.Translation(
            new Uniform(down.getFirst(), down.get(1)), new Uniform(right.getFirst(), right.get(1)));
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
    config.put("height_factor", heightFactor.size() == 1 ? heightFactor.getFirst() : heightFactor);
    config.put("width_factor", widthFactor.size() == 1 ? widthFactor.getFirst() : widthFactor);
    Images.putFill(config, fillMode, interpolation, fillValue);
    config.put("seed", seed);
    config.put("data_format", "channels_last");
    return config;
  }

  /// Reads Keras's configuration.
  public static RandomTranslation fromConfig(Config config) {
    Images.requireChannelsLast(config);
    return new RandomTranslation(
        config.string("name", ""),
        Configs.numbers(config, "height_factor"),
        Configs.numbers(config, "width_factor"),
        Images.fillMode(config),
        Images.interpolation(config),
        config.number("fill_value", 0),
        config.longOrNull("seed"));
  }
}
