package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.Shape;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Axes that a layer works along: negative ones count from the end.
final class Axes {
  private Axes() {}

  /// The axis counted from the front.
  static int positive(int axis, Shape shape) {
    return axis < 0 ? axis + shape.rank() : axis;
  }

  /// The axes counted from the front, in ascending order.
  static List<Integer> positive(List<Integer> axes, Shape shape) {
    return axes.stream().map(axis -> positive(axis, shape)).sorted().toList();
  }

  /// All axes but the batch and those.
  static List<Integer> others(List<Integer> positive, Shape shape) {
    return IntStream.range(1, shape.rank())
        .filter(axis -> !positive.contains(axis))
        .boxed()
        .toList();
  }

  /// Refuses an input in which the axis is absent, the batch, or of a size that is not known.
  static void known(Layer layer, int axis, List<Shape> inputs) {
    Shape input = inputs.getFirst();
    int positive = positive(axis, input);
    if (positive < 1 || positive >= input.rank() || input.dim(positive) == Shape.UNKNOWN) {
      throw new ShapeException(
          layer, "an axis %d that is not the batch, of a known size".formatted(axis), inputs);
    }
  }

  /// Reads a whole number or a list of some; -1 when absent.
  static List<Integer> read(Config config, String key) {
    return switch (config.value(key)) {
      case null -> List.of(-1);
      case Long axis when isAxis(axis) -> List.of(axis.intValue());
      case List<?> list when !list.isEmpty() && list.stream().allMatch(Axes::isAxis) ->
          list.stream().map(axis -> ((Long) axis).intValue()).toList();
      case Object other ->
          throw new IllegalArgumentException(
              "%s: %s must be a whole number or a list of some; found %s"
                  .formatted(config.owner(), key, other));
    };
  }

  private static boolean isAxis(@Nullable Object value) {
    return value instanceof Long axis && axis.intValue() == axis;
  }

  /// Axes as they stand in files: a single one without a list.
  static Object write(List<Integer> axes) {
    List<Long> longs = axes.stream().map(Integer::longValue).toList();
    return longs.size() == 1 ? longs.getFirst() : longs;
  }
}
