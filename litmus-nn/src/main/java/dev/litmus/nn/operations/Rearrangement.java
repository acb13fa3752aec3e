package dev.litmus.nn.operations;

import dev.litmus.nn.Config;
import dev.litmus.nn.Shape;
import java.util.List;

/// A way to put a row's elements into another order or shape.
///
/// @param className Keras's name of the operation
/// @param parameters the arguments of a call; the first is the tensor
/// @param settings the arguments in the configuration
/// @param layout the result for inputs of a shape
record Rearrangement(
    String className, List<String> parameters, List<String> settings, Layout layout) {
  /// Finds a result's shape and where its elements come from.
  @FunctionalInterface
  interface Layout {
    /// The result for one tensor.
    ///
    /// @param input the shape of the tensor; axes may be unknown
    /// @param arguments settings and constants by name
    /// @throws IllegalArgumentException when rows would not stay rows
    Result of(Shape input, Config arguments);
  }

  /// The element of the input's row that comes to a position of the result's, or -1 for none.
  @FunctionalInterface
  interface Source {
    /// The element for one position.
    ///
    /// @param at the position along each axis, the first being the batch's
    int element(int[] at);
  }

  /// What comes out.
  ///
  /// @param source where elements come from, if the order changes
  record Result(Shape shape, Source source, boolean sameOrder) {
    static Result sameOrder(Shape shape) {
      return new Result(shape, at -> -1, true);
    }

    static Result of(Shape shape, Source source) {
      return new Result(shape, source, false);
    }

    /// For each element of a row of the result the element of the input's row.
    int[] places() {
      int[] places = new int[shape.rowSize()];
      int[] at = new int[shape.rank()];
      for (int i = 0; i < places.length; i++) {
        int rest = i;
        for (int axis = shape.rank() - 1; axis >= 1; axis--) {
          at[axis] = rest % shape.dim(axis);
          rest /= shape.dim(axis);
        }
        places[i] = source.element(at);
      }
      return places;
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Rearrangement way && className.equals(way.className);
  }

  @Override
  public int hashCode() {
    return className.hashCode();
  }
}
