package dev.litmus.nn.operations;

import dev.litmus.nn.Shape;
import java.util.Arrays;
import java.util.List;

/// Shapes of one element-wise result: aligned at the last axis, an axis of 1 repeating.
final class Broadcasting {
  private Broadcasting() {}

  /// The common shape of tensors, whose first axis is the batch, and constants.
  ///
  /// @throws IllegalArgumentException when there is none, or a constant or an axis other than the
  ///   batch would meet the batch
  static Shape shape(List<Shape> tensors, List<Shape> constants) {
    int rank = tensors.stream().mapToInt(Shape::rank).max().orElse(0);
    if (tensors.stream().anyMatch(shape -> shape.rank() != rank)) {
      throw new IllegalArgumentException("tensors need one number of axes, so that rows stay rows");
    }
    int[] dims = new int[rank];
    Arrays.fill(dims, 1);
    dims[0] = Shape.UNKNOWN;
    for (Shape tensor : tensors) {
      join(dims, tensor, 1);
    }
    for (Shape constant : constants) {
      boolean meetsBatch = constant.rank() == rank && constant.dim(0) != 1;
      if (constant.rank() > rank || meetsBatch) {
        throw new IllegalArgumentException(
            "a constant of shape %s does not stay within rows".formatted(constant));
      }
      join(dims, constant, constant.rank() == rank ? 1 : 0);
    }
    return Shape.of(dims);
  }

  private static void join(int[] dims, Shape shape, int from) {
    for (int axis = from; axis < shape.rank(); axis++) {
      int at = dims.length - shape.rank() + axis;
      int size = shape.dim(axis);
      if (dims[at] == 1) {
        dims[at] = size;
      } else if (size != 1 && size != dims[at]) {
        if (size != Shape.UNKNOWN && dims[at] != Shape.UNKNOWN) {
          throw new IllegalArgumentException(
              "axes of %d and %d don't go together".formatted(dims[at], size));
        }
        dims[at] = Math.max(size, dims[at]);
      }
    }
  }

  /// For each element of a row of the result, the element of a row (or of a constant) that it comes
  /// from; nothing when every element comes from its own.
  ///
  /// @param operand a tensor's shape, or a constant's with an axis of 1 for the batch put before it
  static int[] places(Shape operand, Shape result) {
    Shape row = operand.withDim(0, 1);
    if (Arrays.equals(
        Arrays.copyOfRange(row.dims(), 1, row.rank()),
        Arrays.copyOfRange(result.dims(), 1, result.rank()))) {
      return new int[0];
    }
    int[] places = new int[result.rowSize()];
    for (int i = 0; i < places.length; i++) {
      int rest = i;
      int place = 0;
      int step = 1;
      for (int axis = result.rank() - 1; axis >= 1; axis--) {
        int at = rest % result.dim(axis);
        rest /= result.dim(axis);
        int own = axis - (result.rank() - row.rank());
        if (own >= 1) {
          place += row.dim(own) == 1 ? 0 : at * step;
          step *= row.dim(own);
        }
      }
      places[i] = place;
    }
    return places;
  }

  /// A constant's shape with the result's number of axes.
  static Shape padded(Shape constant, int rank) {
    int[] dims = new int[rank];
    Arrays.fill(dims, 1);
    for (int axis = 0; axis < constant.rank(); axis++) {
      dims[rank - constant.rank() + axis] = constant.dim(axis);
    }
    return Shape.of(dims);
  }
}
