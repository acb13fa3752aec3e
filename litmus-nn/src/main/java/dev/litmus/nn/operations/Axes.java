package dev.litmus.nn.operations;

import dev.litmus.nn.Config;
import dev.litmus.nn.Shape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Axes as files write them: a number, a list, or null.
final class Axes {
  private Axes() {}

  /// The axes under a key; nothing for null.
  static List<Integer> read(Config config, String key) {
    return whole(config, key, config.value(key));
  }

  /// The one axis under a key.
  ///
  /// @throws IllegalArgumentException when there is none or more than one
  static int one(Config config, String key) {
    List<Integer> axes = read(config, key);
    if (axes.size() != 1) {
      throw new IllegalArgumentException(
          "%s: %s must be one axis of a row, since rows stay apart; found %s"
              .formatted(config.owner(), key, config.value(key)));
    }
    return axes.getFirst();
  }

  static List<Integer> whole(Config config, String key, @Nullable Object value) {
    List<Integer> axes = new ArrayList<>();
    switch (value) {
      case null -> {}
      case Long axis -> axes.add(small(config, key, axis));
      case List<?> list -> list.forEach(item -> axes.addAll(whole(config, key, item)));
      default ->
          throw new IllegalArgumentException(
              "%s: %s must be whole numbers; found %s".formatted(config.owner(), key, value));
    }
    return axes;
  }

  private static int small(Config config, String key, long number) {
    if (number < Integer.MIN_VALUE || number > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "%s: %s is too large: %d".formatted(config.owner(), key, number));
    }
    return (int) number;
  }

  /// As files write them.
  static @Nullable Object written(List<Integer> axes) {
    return switch (axes.size()) {
      case 0 -> null;
      case 1 -> (long) axes.getFirst();
      default -> axes.stream().map(Integer::longValue).toList();
    };
  }

  /// The axis counted from the front.
  ///
  /// @throws IllegalArgumentException when it is the batch or not there
  static int inRow(int axis, int rank) {
    int counted = axis < 0 ? axis + rank : axis;
    if (counted < 1 || counted >= rank) {
      throw new IllegalArgumentException(
          "axis %d must be one of a row's, of %d axes with the batch".formatted(axis, rank));
    }
    return counted;
  }

  /// The steps from one position to the next along each axis of a row.
  static int[] steps(Shape shape) {
    int[] steps = new int[shape.rank()];
    int step = 1;
    for (int axis = shape.rank() - 1; axis >= 1; axis--) {
      steps[axis] = step;
      step *= shape.dim(axis);
    }
    return steps;
  }
}
