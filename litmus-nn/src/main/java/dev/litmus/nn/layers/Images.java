package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.Shape;
import dev.litmus.nn.ops.MoveImages;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What layers of images have in common: `(batch, height, width, channels)`.
final class Images {
  private Images() {}

  static Shape require(Layer layer, List<Shape> inputs) {
    Shape input = layer.single(inputs);
    if (input.rank() != 4) {
      throw new ShapeException(layer, "(batch, height, width, channels)", inputs);
    }
    return input;
  }

  /// A number means the range around 0; two numbers are the range.
  ///
  /// @param least the least number there may be
  static List<Double> range(String who, List<Double> factor, double least) {
    List<Double> range =
        factor.size() == 1
            ? List.of(Math.max(-Math.abs(factor.getFirst()), least), Math.abs(factor.getFirst()))
            : factor.stream().sorted().toList();
    if (range.size() != 2 || range.getFirst() < least || range.get(1) > 1) {
      throw new IllegalArgumentException(
          "%s: a factor is one or two numbers from %s to 1; found %s"
              .formatted(who, least == 0 ? "0" : "-1", factor));
    }
    return range;
  }

  /// Keras's keys of layers that lay images anew.
  static void putFill(
      Map<String, @Nullable Object> config,
      MoveImages.FillMode fillMode,
      String interpolation,
      double fillValue) {
    config.put("fill_mode", fillMode.name().toLowerCase(Locale.ROOT));
    config.put("interpolation", interpolation);
    config.put("fill_value", fillValue);
  }

  static MoveImages.FillMode fillMode(Config config) {
    String name = config.string("fill_mode", "reflect");
    if (!List.of("reflect", "wrap", "constant", "nearest").contains(name)) {
      throw new IllegalArgumentException(
          "%s: fill_mode must be reflect, wrap, constant or nearest; found %s"
              .formatted(config.owner(), name));
    }
    return MoveImages.FillMode.valueOf(name.toUpperCase(Locale.ROOT));
  }

  static String interpolation(Config config) {
    String name = config.string("interpolation", "bilinear");
    if (!List.of("bilinear", "nearest").contains(name)) {
      throw new IllegalArgumentException(
          "%s: interpolation must be bilinear or nearest; found %s"
              .formatted(config.owner(), name));
    }
    return name;
  }

  /// Refuses images with their channels first.
  static void requireChannelsLast(Config config) {
    config
        .requireDefault("data_format", "channels_last")
        .requireDefault("bounding_box_format", null);
  }
}
