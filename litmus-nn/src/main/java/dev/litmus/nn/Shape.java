package dev.litmus.nn;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The sizes of a tensor's axes; the first axis of a model's tensors is the batch and is [#UNKNOWN]
/// until data comes. Immutable; prints as Keras prints it, `(None, 5)`.
public final class Shape {
  /// The size of an axis that only the data will tell.
  public static final int UNKNOWN = -1;

  private final int[] dims;

  private Shape(int[] dims) {
    this.dims = dims;
  }

  /// The shape of those sizes, each positive, zero or [#UNKNOWN].
  public static Shape of(int... dims) {
    for (int dim : dims) {
      if (dim < UNKNOWN) {
        throw new IllegalArgumentException(
            "a shape has sizes of 0 or more, or -1 for unknown; found " + Arrays.toString(dims));
      }
    }
    return new Shape(dims.clone());
  }

  /// A batch of rows of that shape: `batchOf(28, 28, 1)` is `(None, 28, 28, 1)`.
  public static Shape batchOf(int... rowDims) {
    return of(IntStream.concat(IntStream.of(UNKNOWN), IntStream.of(rowDims)).toArray());
  }

  /// The number of axes.
  public int rank() {
    return dims.length;
  }

  /// The size of an axis; a negative axis counts from the end, -1 being the last.
  public int dim(int axis) {
    return dims[axis < 0 ? axis + dims.length : axis];
  }

  /// The size of the last axis.
  public int last() {
    return dims[dims.length - 1];
  }

  /// This shape with another last axis.
  public Shape withLast(int size) {
    int[] changed = dims.clone();
    changed[changed.length - 1] = size;
    return of(changed);
  }

  /// This shape with another size of an axis; a negative axis counts from the end.
  public Shape withDim(int axis, int size) {
    int[] changed = dims.clone();
    changed[axis < 0 ? axis + dims.length : axis] = size;
    return of(changed);
  }

  /// The sizes as a new array.
  public int[] dims() {
    return dims.clone();
  }

  /// The number of elements of one row: the product of all axes but the first.
  ///
  /// @throws ArithmeticException when it exceeds 2^31 - 1
  public int rowSize() {
    int size = 1;
    for (int axis = 1; axis < dims.length; axis++) {
      size = Math.multiplyExact(size, known(axis));
    }
    return size;
  }

  /// The number of elements: the product of all axes.
  ///
  /// @throws ArithmeticException when it exceeds 2^31 - 1
  public int size() {
    return dims.length == 0 ? 1 : Math.multiplyExact(known(0), rowSize());
  }

  private int known(int axis) {
    if (dims[axis] == UNKNOWN) {
      throw new IllegalStateException("axis " + axis + " of shape " + this + " is not known");
    }
    return dims[axis];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Shape shape && Arrays.equals(dims, shape.dims);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(dims);
  }

  @Override
  public String toString() {
    return Arrays.stream(dims)
        .mapToObj(dim -> dim == UNKNOWN ? "None" : Integer.toString(dim))
        .collect(Collectors.joining(", ", "(", dims.length == 1 ? ",)" : ")"));
  }
}
