package dev.litmus.nn.operations;

import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Numbers and arrays as they stand in files: 2.0, [1.0, 2.0], or an object of class `__numpy__` or
/// `__tensor__` with value and dtype.
final class Constants {
  private Constants() {}

  /// The value without what says that it is an array.
  private static @Nullable Object bare(@Nullable Object written) {
    return written instanceof Map<?, ?> object && object.get("config") instanceof Map<?, ?> config
        ? config.get("value")
        : written;
  }

  static Shape shape(@Nullable Object written) {
    List<Integer> dims = new ArrayList<>();
    Object inner = bare(written);
    while (inner instanceof List<?> list) {
      dims.add(list.size());
      inner = list.isEmpty() ? null : list.getFirst();
    }
    return Shape.of(dims.stream().mapToInt(dim -> dim).toArray());
  }

  static float[] floats(@Nullable Object written) {
    List<Float> numbers = new ArrayList<>();
    collect(bare(written), numbers);
    if (numbers.size() != shape(written).size()) {
      throw new IllegalArgumentException("expected an array with rows of one length");
    }
    float[] floats = new float[numbers.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = numbers.get(i);
    }
    return floats;
  }

  private static void collect(@Nullable Object value, List<Float> numbers) {
    switch (value) {
      case Number number -> numbers.add(number.floatValue());
      case Boolean flag -> numbers.add(flag ? 1f : 0f);
      case List<?> list -> list.forEach(item -> collect(item, numbers));
      case null, default ->
          throw new IllegalArgumentException("expected a number or an array; found " + value);
    }
  }

  /// The type that a constant brings into a result, or null when it adapts to the others.
  static @Nullable DType type(@Nullable Object written) {
    if (written instanceof Map<?, ?> object
        && object.get("config") instanceof Map<?, ?> config
        && config.get("dtype") instanceof String name) {
      return DType.of(name);
    }
    Object first = bare(written);
    while (first instanceof List<?> list && !list.isEmpty()) {
      first = list.getFirst();
    }
    return switch (first) {
      case Long whole -> null;
      case Boolean flag -> DType.BOOL;
      case null, default -> DType.FLOAT32;
    };
  }

  static Object nested(float[] values, int... dims) {
    return nested(values, 0, values.length, dims, 0);
  }

  private static Object nested(float[] values, int from, int count, int[] dims, int axis) {
    if (axis == dims.length) {
      return (double) values[from];
    }
    int step = count / Math.max(1, dims[axis]);
    List<Object> list = new ArrayList<>();
    for (int i = 0; i < dims[axis]; i++) {
      list.add(nested(values, from + i * step, step, dims, axis + 1));
    }
    return list;
  }
}
