package dev.litmus.nn.vector;

import static dev.litmus.nn.vector.Lanes.COUNT;
import static dev.litmus.nn.vector.Lanes.FLOATS;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/// Derivatives of activations, as [dev.litmus.nn.ops.Kernels] states them. Each does as many
/// elements as fill vectors and tells how many those were.
final class VectorGradients {
  private VectorGradients() {}

  static int relu(float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt, int n) {
    int done = FLOATS.loopBound(n);
    for (int i = 0; i < done; i += COUNT) {
      IntVector positive =
          FloatVector.fromArray(FLOATS, y, yAt + i)
              .reinterpretAsInts()
              .neg()
              .lanewise(VectorOperators.ASHR, 31);
      FloatVector.fromArray(FLOATS, dy, dyAt + i)
          .reinterpretAsInts()
          .and(positive)
          .reinterpretAsFloats()
          .intoArray(dx, dxAt + i);
    }
    return done;
  }

  static int tanh(float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt, int n) {
    int done = FLOATS.loopBound(n);
    FloatVector one = FloatVector.broadcast(FLOATS, 1f);
    for (int i = 0; i < done; i += COUNT) {
      FloatVector v = FloatVector.fromArray(FLOATS, y, yAt + i);
      FloatVector.fromArray(FLOATS, dy, dyAt + i).mul(one.sub(v.mul(v))).intoArray(dx, dxAt + i);
    }
    return done;
  }

  static int sigmoid(float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt, int n) {
    int done = FLOATS.loopBound(n);
    FloatVector one = FloatVector.broadcast(FLOATS, 1f);
    for (int i = 0; i < done; i += COUNT) {
      FloatVector v = FloatVector.fromArray(FLOATS, y, yAt + i);
      FloatVector.fromArray(FLOATS, dy, dyAt + i).mul(v).mul(one.sub(v)).intoArray(dx, dxAt + i);
    }
    return done;
  }
}
