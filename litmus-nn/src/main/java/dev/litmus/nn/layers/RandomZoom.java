package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.Shape;
import dev.litmus.nn.ops.Motion;
import dev.litmus.nn.ops.MoveImages;
import dev.litmus.nn.ops.Uniform;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// In training shows each image nearer or farther at random; otherwise passes it on.
///
/// Input and output shape: `(batch, height, width, channels)`.
///
/// @param heightFactor how much less or more of the height is seen at most, in shares of it, or the
///   least and the most; below 0 is nearer
/// @param widthFactor the same of the width, or nothing to keep the proportions
/// @param fillMode what lies outside of an image, Keras's default is the image mirrored
/// @param interpolation `bilinear`, Keras's default, or `nearest`
/// @param fillValue the number outside of an image with `constant`
/// @param seed the seed of its random numbers; null lets the model draw one
public record RandomZoom(
    String name,
    List<Double> heightFactor,
    List<Double> widthFactor,
    MoveImages.FillMode fillMode,
    String interpolation,
    double fillValue,
    @Nullable Long seed)
    implements Layer {
  public RandomZoom {
    heightFactor = List.copyOf(heightFactor);
    widthFactor = List.copyOf(widthFactor);
    Images.range("RandomZoom", heightFactor, -1);
    if (!widthFactor.isEmpty()) {
      Images.range("RandomZoom", widthFactor, -1);
    }
  }

  /// By up to that share of height and width, proportions kept.
  public static RandomZoom of(double heightFactor) {
    return new RandomZoom(
        "", List.of(heightFactor), List.of(), MoveImages.FillMode.REFLECT, "bilinear", 0, null);
  }

  public RandomZoom named(String newName) {
    return new RandomZoom(
        newName, heightFactor, widthFactor, fillMode, interpolation, fillValue, seed);
  }

  /// With random numbers from that seed.
  public RandomZoom seed(long number) {
    return new RandomZoom(
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
    boolean together = widthFactor.isEmpty();
    List<Double> high = Images.range("RandomZoom", heightFactor, -1);
    List<Double> wide = together ? high : Images.range("RandomZoom", widthFactor, -1);
    Shape shape = x.shape();
    Motion motion =
        new Motion.Zoom(
            new Uniform(1 + high.getFirst(), 1 + high.get(1)),
            new Uniform(1 + wide.getFirst(), 1 + wide.get(1)),
            together);
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
    config.put(
        "width_factor",
        switch (widthFactor.size()) {
          case 0 -> null;
          case 1 -> widthFactor.getFirst();
          default -> widthFactor;
        });
    Images.putFill(config, fillMode, interpolation, fillValue);
    config.put("seed", seed);
    config.put("data_format", "channels_last");
    return config;
  }

  /// Reads Keras's configuration.
  public static RandomZoom fromConfig(Config config) {
    Images.requireChannelsLast(config);
    return new RandomZoom(
        config.string("name", ""),
        Configs.numbers(config, "height_factor"),
        config.has("width_factor") ? Configs.numbers(config, "width_factor") : List.of(),
        Images.fillMode(config),
        Images.interpolation(config),
        config.number("fill_value", 0),
        config.longOrNull("seed"));
  }
}
