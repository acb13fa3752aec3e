package dev.litmus.nn;

import java.util.Arrays;

/// Data for a network or from it: a row-major array with a shape. Numbers of every type are
/// float32; strings are kept as they are, and so are whole numbers that float32 would round. The
/// array is shared, not copied: who makes a tensor may change it.
public final class Tensor {
  private static final long[] NONE = {};

  private final Shape shape;
  private final DType dtype;
  private final float[] floats;
  private final String[] strings;

  /// The whole numbers, where float32 rounds one of them; else empty.
  private final long[] wide;

  private Tensor(
      Shape shape, DType dtype, float[] floats, long[] wide, String[] strings, int length) {
    if (shape.size() != length) {
      throw new IllegalArgumentException(
          "a tensor of shape %s has %d elements; found %d".formatted(shape, shape.size(), length));
    }
    this.shape = shape;
    this.dtype = dtype;
    this.floats = floats;
    this.strings = strings;
    this.wide = wide;
  }

  /// A float32 tensor over that array: `of(data, 2, 3)` has two rows of three.
  public static Tensor of(float[] data, int... dims) {
    return of(data, DType.FLOAT32, Shape.of(dims));
  }

  /// A tensor of numbers of the type over that array.
  public static Tensor of(float[] data, DType dtype, Shape shape) {
    return new Tensor(shape, dtype, data, NONE, new String[0], data.length);
  }

  /// A tensor of whole numbers, copied: float32, and the numbers themselves where that rounds any.
  ///
  /// @param dtype int32 or int64
  public static Tensor of(long[] data, DType dtype, Shape shape) {
    float[] rounded = new float[data.length];
    boolean rounds = false;
    for (int i = 0; i < data.length; i++) {
      rounded[i] = data[i];
      rounds |= (long) rounded[i] != data[i] || data[i] == Long.MAX_VALUE;
    }
    return new Tensor(
        shape, dtype, rounded, rounds ? data.clone() : NONE, new String[0], data.length);
  }

  /// A tensor of strings over that array.
  public static Tensor of(String[] data, int... dims) {
    return new Tensor(Shape.of(dims), DType.STRING, new float[0], NONE, data, data.length);
  }

  /// A float32 tensor with one row per array, all of one length; copies.
  public static Tensor of(float[][] rows) {
    int width = rows.length == 0 ? 0 : rows[0].length;
    float[] data = new float[rows.length * width];
    for (int i = 0; i < rows.length; i++) {
      if (rows[i].length != width) {
        throw new IllegalArgumentException(
            "row %d has %d values; expected %d as in row 0".formatted(i, rows[i].length, width));
      }
      System.arraycopy(rows[i], 0, data, i * width, width);
    }
    return of(data, rows.length, width);
  }

  /// A float32 tensor of one column.
  public static Tensor column(float... values) {
    return of(values, values.length, 1);
  }

  public Shape shape() {
    return shape;
  }

  public DType dtype() {
    return dtype;
  }

  /// The size of the first axis.
  public int rows() {
    return shape.dim(0);
  }

  /// The numbers, row by row; the array itself.
  ///
  /// @throws IllegalStateException when this holds strings
  public float[] floats() {
    if (dtype == DType.STRING) {
      throw new IllegalStateException("expected numbers, found a tensor of strings " + shape);
    }
    return floats;
  }

  /// The whole numbers, row by row, where [#floats()] holds some of them rounded; empty where it
  /// does not. The array itself.
  public long[] wide() {
    return wide;
  }

  /// The same elements in another shape.
  public Tensor reshaped(Shape other) {
    return new Tensor(
        other,
        dtype,
        floats,
        wide,
        strings,
        dtype == DType.STRING ? strings.length : floats.length);
  }

  /// The strings, row by row; the array itself.
  ///
  /// @throws IllegalStateException when this holds numbers
  public String[] strings() {
    if (dtype != DType.STRING) {
      throw new IllegalStateException("expected strings, found a tensor of numbers " + shape);
    }
    return strings;
  }

  /// The rows from the first index (inclusive) to the second (exclusive), copied.
  public Tensor slice(int from, int to) {
    int width = shape.rowSize();
    Shape part = withRows(to - from);
    int first = from * width;
    int last = to * width;
    return new Tensor(
        part,
        dtype,
        dtype == DType.STRING ? floats : Arrays.copyOfRange(floats, first, last),
        wide.length == 0 ? NONE : Arrays.copyOfRange(wide, first, last),
        dtype == DType.STRING ? Arrays.copyOfRange(strings, first, last) : strings,
        last - first);
  }

  /// The rows of those indices in that order, copied.
  public Tensor rows(int[] indices) {
    int width = shape.rowSize();
    Shape part = withRows(indices.length);
    if (dtype == DType.STRING) {
      String[] picked = new String[indices.length * width];
      for (int i = 0; i < indices.length; i++) {
        System.arraycopy(strings, indices[i] * width, picked, i * width, width);
      }
      return new Tensor(part, dtype, floats, NONE, picked, picked.length);
    }
    float[] picked = new float[indices.length * width];
    for (int i = 0; i < indices.length; i++) {
      System.arraycopy(floats, indices[i] * width, picked, i * width, width);
    }
    long[] numbers = new long[wide.length == 0 ? 0 : picked.length];
    for (int i = 0; i < indices.length && numbers.length > 0; i++) {
      System.arraycopy(wide, indices[i] * width, numbers, i * width, width);
    }
    return new Tensor(part, dtype, picked, numbers, strings, picked.length);
  }

  private Shape withRows(int rows) {
    int[] dims = shape.dims();
    dims[0] = rows;
    return Shape.of(dims);
  }

  @Override
  public String toString() {
    return "Tensor" + shape + " " + dtype.kerasName();
  }
}
