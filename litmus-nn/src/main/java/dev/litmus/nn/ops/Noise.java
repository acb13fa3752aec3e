package dev.litmus.nn.ops;

import dev.litmus.nn.Shape;
import java.util.Arrays;

/// How random numbers are spread over a batch: one for each element, or fewer that are repeated
/// along axes, Keras's `noise_shape`.
public final class Noise {
  private final int[] places;
  private final int perRow;
  private final boolean shared;

  private Noise(int[] places, int perRow, boolean shared) {
    this.places = places;
    this.perRow = perRow;
    this.shared = shared;
  }

  /// A number for each element.
  public static Noise each(Shape shape) {
    return new Noise(new int[0], shape.rowSize(), false);
  }

  /// Whether each element has a number of its own, in order.
  boolean each() {
    return places.length == 0;
  }

  /// The same number along some axes; along the batch when the first of them is.
  ///
  /// @param repeated whether numbers repeat along an axis, for each axis
  public static Noise along(Shape shape, boolean[] repeated) {
    int[] strides = new int[shape.rank()];
    int perRow = 1;
    for (int axis = shape.rank() - 1; axis > 0; axis--) {
      if (!repeated[axis]) {
        strides[axis] = perRow;
        perRow *= shape.dim(axis);
      }
    }
    int[] places = new int[shape.rowSize()];
    for (int i = 0; i < places.length; i++) {
      int rest = i;
      for (int axis = shape.rank() - 1; axis > 0; axis--) {
        places[i] += rest % shape.dim(axis) * strides[axis];
        rest /= shape.dim(axis);
      }
    }
    return new Noise(places, perRow, repeated[0]);
  }

  /// The array for the numbers of a batch; [#draws(Frame)] of them are used.
  float[] kept(Frame f) {
    return f.kept(perRow);
  }

  /// How many numbers the batch at hand takes.
  int draws(Frame f) {
    return shared ? perRow : f.rows() * perRow;
  }

  /// Where the number of an element stands.
  int place(int row, int element) {
    return (shared ? 0 : row * perRow) + (each() ? element : places[element]);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Noise noise
        && shared == noise.shared
        && perRow == noise.perRow
        && Arrays.equals(places, noise.places);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(places);
  }
}
