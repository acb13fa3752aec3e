package dev.litmus.nn.constraints;

import dev.litmus.nn.Config;
import dev.litmus.nn.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lengths of vectors along some axes of a tensor.
final class Norms {
  /// What keeps a division by a length of 0 from giving NaN; Keras's `epsilon()`.
  static final float EPSILON = 1e-7f;

  private Norms() {}

  /// What the elements of a vector of some length are multiplied by.
  @FunctionalInterface
  interface Factor {
    float of(float norm);
  }

  /// Multiplies every vector along the axes by the factor of its length. Squares are added up in
  /// row-major order, in double.
  static void rescale(float[] values, Shape shape, List<Integer> axes, Factor factor) {
    if (values.length == 0) {
      return;
    }
    int[] vector = vectors(shape, axes);
    double[] squares = new double[vector[vector.length - 1] + 1];
    for (int i = 0; i < values.length; i++) {
      squares[vector[i]] += (double) values[i] * values[i];
    }
    float[] factors = new float[squares.length];
    for (int v = 0; v < factors.length; v++) {
      factors[v] = factor.of((float) Math.sqrt(squares[v]));
    }
    for (int i = 0; i < values.length; i++) {
      values[i] *= factors[vector[i]];
    }
  }

  /// The number of the vector that each element belongs to; vectors are numbered in order of the
  /// axes that are left.
  private static int[] vectors(Shape shape, List<Integer> axes) {
    boolean[] along = new boolean[shape.rank()];
    for (int axis : axes) {
      if (axis < -shape.rank() || axis >= shape.rank()) {
        throw new IllegalArgumentException(
            "constraint along axis %d: the weight has shape %s".formatted(axis, shape));
      }
      along[axis < 0 ? axis + shape.rank() : axis] = true;
    }
    int[] strides = new int[shape.rank()];
    int stride = 1;
    for (int axis = shape.rank() - 1; axis >= 0; axis--) {
      if (!along[axis]) {
        strides[axis] = stride;
        stride *= shape.dim(axis);
      }
    }
    int[] vector = new int[shape.size()];
    for (int i = 0; i < vector.length; i++) {
      int rest = i;
      for (int axis = shape.rank() - 1; axis >= 0; axis--) {
        vector[i] += rest % shape.dim(axis) * strides[axis];
        rest /= shape.dim(axis);
      }
    }
    return vector;
  }

  /// The key `axis` of a configuration: a whole number, or a list of some.
  static List<Integer> axes(Config config) {
    return switch (config.value("axis")) {
      case null -> List.of(0);
      case Long axis when isAxis(axis) -> List.of(axis.intValue());
      case List<?> list when list.stream().allMatch(Norms::isAxis) ->
          list.stream().map(axis -> ((Long) axis).intValue()).toList();
      case Object other ->
          throw new IllegalArgumentException(
              "%s: axis must be a whole number or a list of some; found %s"
                  .formatted(config.owner(), other));
    };
  }

  private static boolean isAxis(@Nullable Object value) {
    return value instanceof Long axis && axis.intValue() == axis;
  }

  /// Axes as they stand in files: a single one without a list.
  static Object config(List<Integer> axes) {
    List<Long> longs = axes.stream().map(Integer::longValue).toList();
    return longs.size() == 1 ? longs.getFirst() : longs;
  }
}
