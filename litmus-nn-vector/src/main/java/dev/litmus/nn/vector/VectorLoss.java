package dev.litmus.nn.vector;

import static dev.litmus.nn.internal.FloatCoefficients.EXPONENT_SHIFT;
import static dev.litmus.nn.internal.FloatCoefficients.LN2_HIGH;
import static dev.litmus.nn.internal.FloatCoefficients.LN2_LOW;
import static dev.litmus.nn.internal.FloatCoefficients.LOG_0;
import static dev.litmus.nn.internal.FloatCoefficients.LOG_1;
import static dev.litmus.nn.internal.FloatCoefficients.LOG_2;
import static dev.litmus.nn.internal.FloatCoefficients.LOG_3;
import static dev.litmus.nn.internal.FloatCoefficients.LOG_4;
import static dev.litmus.nn.internal.FloatCoefficients.LOG_5;
import static dev.litmus.nn.internal.FloatCoefficients.LOG_6;
import static dev.litmus.nn.internal.FloatCoefficients.LOG_7;
import static dev.litmus.nn.internal.FloatCoefficients.ROUNDER;
import static dev.litmus.nn.internal.FloatCoefficients.ROUNDER_BITS;
import static dev.litmus.nn.internal.FloatCoefficients.SQRT_HALF_BITS;
import static dev.litmus.nn.vector.Lanes.COUNT;
import static dev.litmus.nn.vector.Lanes.FLOATS;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.FMA;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/// The cross-entropy on logits, by the operations of [dev.litmus.nn.ops.FloatMath].
final class VectorLoss {
  private VectorLoss() {}

  /// See [dev.litmus.nn.ops.Kernels#logisticLoss].
  ///
  /// @return the elements done: as many as fill vectors
  static int logistic(float[] y, float[] z, float[] value, float[] slope, int n) {
    int done = FLOATS.loopBound(n);
    for (int i = 0; i < done; i += COUNT) {
      FloatVector.fromArray(FLOATS, z, i).abs().neg().intoArray(value, i);
    }
    VectorMath.exp(value, 0, value, 0, done);
    for (int i = 0; i < done; i += COUNT) {
      FloatVector e = FloatVector.fromArray(FLOATS, value, i);
      e.blend(1f, FloatVector.fromArray(FLOATS, z, i).compare(GE, 0f))
          .div(e.add(1f))
          .sub(FloatVector.fromArray(FLOATS, y, i))
          .intoArray(slope, i);
    }
    // ln(1 + e) as in FloatMath.log1p, for e from 0 to 1; a NaN comes back through z.
    for (int i = 0; i < done; i += COUNT) {
      FloatVector e = FloatVector.fromArray(FLOATS, value, i);
      FloatVector u = e.add(1f);
      FloatVector below = e.sub(u.sub(1f));
      FloatVector lost =
          FloatVector.broadcast(FLOATS, 1f).sub(u.sub(e)).blend(below, e.compare(LT, 1f));
      IntVector bits = u.reinterpretAsInts();
      IntVector exponent = bits.sub(SQRT_HALF_BITS).lanewise(ASHR, EXPONENT_SHIFT);
      FloatVector f =
          bits.sub(exponent.lanewise(LSHL, EXPONENT_SHIFT)).reinterpretAsFloats().sub(1f);
      FloatVector k = exponent.add(ROUNDER_BITS).reinterpretAsFloats().sub(ROUNDER);
      FloatVector p = f.lanewise(FMA, LOG_7, LOG_6);
      p = p.fma(f, FloatVector.broadcast(FLOATS, LOG_5));
      p = p.fma(f, FloatVector.broadcast(FLOATS, LOG_4));
      p = p.fma(f, FloatVector.broadcast(FLOATS, LOG_3));
      p = p.fma(f, FloatVector.broadcast(FLOATS, LOG_2));
      p = p.fma(f, FloatVector.broadcast(FLOATS, LOG_1));
      p = p.fma(f, FloatVector.broadcast(FLOATS, LOG_0));
      FloatVector square = f.mul(f);
      FloatVector correction = square.mul(f).fma(p, k.mul(LN2_LOW));
      correction = square.fma(FloatVector.broadcast(FLOATS, -0.5f), correction);
      FloatVector logarithm = k.fma(FloatVector.broadcast(FLOATS, LN2_HIGH), f.add(correction));
      logarithm.add(lost.div(u)).blend(e, u.compare(EQ, 1f)).intoArray(value, i);
    }
    for (int i = 0; i < done; i += COUNT) {
      FloatVector v = FloatVector.fromArray(FLOATS, z, i);
      v.max(FloatVector.broadcast(FLOATS, 0f))
          .sub(v.mul(FloatVector.fromArray(FLOATS, y, i)))
          .add(FloatVector.fromArray(FLOATS, value, i))
          .intoArray(value, i);
    }
    return done;
  }
}
