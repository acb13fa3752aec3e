package dev.litmus.nn.vector;

import static dev.litmus.nn.vector.Lanes.COUNT;
import static dev.litmus.nn.vector.Lanes.FLOATS;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/// The largest of several places, a vector of channels at a time.
final class VectorPool {
  private VectorPool() {}

  /// See [dev.litmus.nn.ops.Kernels#maxAt].
  static void max(
      int m, int channels, float[] x, int xOffset, int xRow, int[] places, float[] y, int yOffset) {
    for (int c = 0; c < channels; c += COUNT) {
      VectorMask<Float> mask = FLOATS.indexInRange(c, channels);
      int at = xOffset + c;
      int to = yOffset + c;
      for (int i = 0; i < m; i++) {
        FloatVector largest = FloatVector.broadcast(FLOATS, Float.NEGATIVE_INFINITY);
        for (int place : places) {
          largest = largest.max(FloatVector.fromArray(FLOATS, x, at + place, mask));
        }
        largest.intoArray(y, to, mask);
        at += xRow;
        to += channels;
      }
    }
  }

  /// See [dev.litmus.nn.ops.Kernels#maxGradientAt].
  static void gradient(
      int m,
      int channels,
      float[] x,
      float[] dx,
      int xOffset,
      int xRow,
      int[] places,
      float[] y,
      float[] dy,
      int yOffset) {
    for (int c = 0; c < channels; c += COUNT) {
      VectorMask<Float> mask = FLOATS.indexInRange(c, channels);
      int at = xOffset + c;
      int to = yOffset + c;
      for (int i = 0; i < m; i++) {
        FloatVector largest = FloatVector.fromArray(FLOATS, y, to, mask);
        FloatVector gradient = FloatVector.fromArray(FLOATS, dy, to, mask);
        VectorMask<Float> open = mask;
        for (int place : places) {
          VectorMask<Float> here =
              FloatVector.fromArray(FLOATS, x, at + place, mask)
                  .compare(VectorOperators.EQ, largest)
                  .and(open);
          FloatVector.fromArray(FLOATS, dx, at + place, mask)
              .add(gradient, here)
              .intoArray(dx, at + place, mask);
          open = open.andNot(here);
        }
        at += xRow;
        to += channels;
      }
    }
  }
}
