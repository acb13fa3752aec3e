package dev.litmus.nn.vector;

import static dev.litmus.nn.vector.Lanes.COUNT;
import static dev.litmus.nn.vector.Lanes.FLOATS;

import jdk.incubator.vector.FloatVector;

/// Sums and products element by element, as [dev.litmus.nn.ops.Kernels] states them. Each does as
/// many elements as fill vectors and tells how many those were.
final class VectorElementwise {
  private VectorElementwise() {}

  static int add(float[] x, int xAt, float[] y, int yAt, float[] out, int outAt, int n) {
    int done = FLOATS.loopBound(n);
    for (int i = 0; i < done; i += COUNT) {
      FloatVector.fromArray(FLOATS, x, xAt + i)
          .add(FloatVector.fromArray(FLOATS, y, yAt + i))
          .intoArray(out, outAt + i);
    }
    return done;
  }

  static int multiply(float[] x, int xAt, float[] y, int yAt, float[] out, int outAt, int n) {
    int done = FLOATS.loopBound(n);
    for (int i = 0; i < done; i += COUNT) {
      FloatVector.fromArray(FLOATS, x, xAt + i)
          .mul(FloatVector.fromArray(FLOATS, y, yAt + i))
          .intoArray(out, outAt + i);
    }
    return done;
  }

  static int multiplyRest(float[] x, int xAt, float[] y, int yAt, float[] out, int outAt, int n) {
    int done = FLOATS.loopBound(n);
    FloatVector one = FloatVector.broadcast(FLOATS, 1f);
    for (int i = 0; i < done; i += COUNT) {
      FloatVector.fromArray(FLOATS, x, xAt + i)
          .mul(one.sub(FloatVector.fromArray(FLOATS, y, yAt + i)))
          .intoArray(out, outAt + i);
    }
    return done;
  }

  static int sumOfProducts(
      float[] x,
      int xAt,
      float[] y,
      int yAt,
      float[] z,
      int zAt,
      float[] w,
      int wAt,
      float[] out,
      int outAt,
      int n) {
    int done = FLOATS.loopBound(n);
    for (int i = 0; i < done; i += COUNT) {
      FloatVector first =
          FloatVector.fromArray(FLOATS, x, xAt + i).mul(FloatVector.fromArray(FLOATS, y, yAt + i));
      FloatVector second =
          FloatVector.fromArray(FLOATS, z, zAt + i).mul(FloatVector.fromArray(FLOATS, w, wAt + i));
      first.add(second).intoArray(out, outAt + i);
    }
    return done;
  }

  static int mix(
      float[] x, int xAt, float[] y, int yAt, float[] z, int zAt, float[] out, int outAt, int n) {
    int done = FLOATS.loopBound(n);
    FloatVector one = FloatVector.broadcast(FLOATS, 1f);
    for (int i = 0; i < done; i += COUNT) {
      FloatVector share = FloatVector.fromArray(FLOATS, x, xAt + i);
      FloatVector first = share.mul(FloatVector.fromArray(FLOATS, y, yAt + i));
      FloatVector second = one.sub(share).mul(FloatVector.fromArray(FLOATS, z, zAt + i));
      first.add(second).intoArray(out, outAt + i);
    }
    return done;
  }

  static int multiplyDifference(
      float[] x, int xAt, float[] y, int yAt, float[] z, int zAt, float[] out, int outAt, int n) {
    int done = FLOATS.loopBound(n);
    for (int i = 0; i < done; i += COUNT) {
      FloatVector difference =
          FloatVector.fromArray(FLOATS, y, yAt + i).sub(FloatVector.fromArray(FLOATS, z, zAt + i));
      FloatVector.fromArray(FLOATS, x, xAt + i).mul(difference).intoArray(out, outAt + i);
    }
    return done;
  }

  static int addMoments(
      float[] x, int xAt, float[] sums, float[] squares, float[] magnitudes, int to, int n) {
    int done = FLOATS.loopBound(n);
    for (int i = 0; i < done; i += COUNT) {
      FloatVector value = FloatVector.fromArray(FLOATS, x, xAt + i);
      FloatVector.fromArray(FLOATS, sums, to + i).add(value).intoArray(sums, to + i);
      FloatVector.fromArray(FLOATS, squares, to + i)
          .add(value.mul(value))
          .intoArray(squares, to + i);
      FloatVector.fromArray(FLOATS, magnitudes, to + i)
          .add(value.abs())
          .intoArray(magnitudes, to + i);
    }
    return done;
  }
}
