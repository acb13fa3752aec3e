package dev.litmus.nn.operations;

import dev.litmus.nn.Config;
import dev.litmus.nn.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Keras's `x[..]`: whole numbers, slices, an ellipsis and None, as in Python, the batch whole.
final class Slices {
  private Slices() {}

  /// A stretch of an axis: from its first element on, in steps.
  ///
  /// @param axis the input's axis, or -1 for a new one
  /// @param count how many, or [Shape#UNKNOWN]
  /// @param kept whether the axis stays
  private record Stretch(int axis, int first, int step, int count, boolean kept) {}

  static Rearrangement.Result layout(Shape input, Config arguments) {
    List<Stretch> stretches = stretches(input, key(arguments.value("key")));
    List<Stretch> kept = stretches.stream().filter(Stretch::kept).toList();
    Shape shape = Shape.of(kept.stream().mapToInt(Stretch::count).toArray());
    int[] steps = Axes.steps(input);
    return Rearrangement.Result.of(
        shape,
        at -> {
          int element = 0;
          int out = 0;
          for (Stretch stretch : stretches) {
            int place = stretch.first() + (stretch.kept() ? at[out] * stretch.step() : 0);
            element += stretch.axis() < 1 ? 0 : place * steps[stretch.axis()];
            out += stretch.kept() ? 1 : 0;
          }
          return element;
        });
  }

  private static List<?> key(@Nullable Object key) {
    return key instanceof List<?> list ? list : java.util.Collections.singletonList(key);
  }

  private static List<Stretch> stretches(Shape input, List<?> key) {
    long indexing = key.stream().filter(part -> part != null && !isEllipsis(part)).count();
    List<Stretch> stretches = new ArrayList<>();
    int axis = 0;
    boolean open = true;
    for (Object part : key) {
      if (isEllipsis(part)) {
        open = false;
        for (int rest = input.rank() - (int) indexing; rest > 0; rest--) {
          stretches.add(whole(axis, input.dim(axis)));
          axis++;
        }
      } else if (part == null) {
        stretches.add(new Stretch(-1, 0, 1, 1, true));
      } else {
        if (axis >= input.rank()) {
          throw new IllegalArgumentException("more indices than axes: " + key);
        }
        stretches.add(stretch(axis, input.dim(axis), part));
        axis++;
      }
    }
    for (; open && axis < input.rank(); axis++) {
      stretches.add(whole(axis, input.dim(axis)));
    }
    if (stretches.isEmpty() || !stretches.getFirst().equals(whole(0, input.dim(0)))) {
      throw new IllegalArgumentException("the first index must take the whole batch");
    }
    return stretches;
  }

  private static boolean isEllipsis(@Nullable Object part) {
    return part instanceof Map<?, ?> map && "__ellipsis__".equals(map.get("class_name"));
  }

  private static Stretch whole(int axis, int size) {
    return new Stretch(axis, 0, 1, size, true);
  }

  private static Stretch stretch(int axis, int size, Object part) {
    if (part instanceof Long index) {
      if (size == Shape.UNKNOWN && axis > 0) {
        return new Stretch(axis, 0, 1, 1, false);
      }
      long from = index < 0 ? index + size : index;
      if (axis == 0 || from < 0 || from >= size) {
        throw new IllegalArgumentException("there is no element %d of %d".formatted(index, size));
      }
      return new Stretch(axis, (int) from, 1, 1, false);
    }
    if (part instanceof Map<?, ?> object
        && "__slice__".equals(object.get("class_name"))
        && object.get("config") instanceof Map<?, ?> config) {
      return slice(axis, size, config);
    }
    throw new IllegalArgumentException("indices are whole numbers or slices; found " + part);
  }

  private static Stretch slice(int axis, int size, Map<?, ?> config) {
    Long start = number(config, "start");
    Long stop = number(config, "stop");
    Long by = number(config, "step");
    int step = by == null ? 1 : by.intValue();
    if (start == null && stop == null && step == 1) {
      return whole(axis, size);
    }
    if (step == 0 || axis == 0) {
      throw new IllegalArgumentException("a slice takes the whole batch, and no step of 0");
    }
    if (size == Shape.UNKNOWN) {
      return new Stretch(axis, 0, step, Shape.UNKNOWN, true);
    }
    long lowest = step > 0 ? 0 : -1;
    long highest = step > 0 ? size : size - 1;
    long from =
        start == null ? (step > 0 ? lowest : highest) : clamped(start, size, lowest, highest);
    long to = stop == null ? (step > 0 ? highest : lowest) : clamped(stop, size, lowest, highest);
    long count = Math.max(0, (to - from + step - Integer.signum(step)) / step);
    return new Stretch(axis, (int) from, step, (int) count, true);
  }

  private static long clamped(long index, int size, long lowest, long highest) {
    return Math.clamp(index < 0 ? index + size : index, lowest, highest);
  }

  private static @Nullable Long number(Map<?, ?> config, String key) {
    return switch (config.get(key)) {
      case null -> null;
      case Long number -> number;
      case Object other ->
          throw new IllegalArgumentException("a slice has whole numbers; found " + other);
    };
  }
}
