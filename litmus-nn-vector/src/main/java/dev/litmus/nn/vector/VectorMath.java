package dev.litmus.nn.vector;

import static dev.litmus.nn.internal.FloatCoefficients.EXPONENT_BIAS;
import static dev.litmus.nn.internal.FloatCoefficients.EXPONENT_SHIFT;
import static dev.litmus.nn.internal.FloatCoefficients.EXP_0;
import static dev.litmus.nn.internal.FloatCoefficients.EXP_1;
import static dev.litmus.nn.internal.FloatCoefficients.EXP_2;
import static dev.litmus.nn.internal.FloatCoefficients.EXP_3;
import static dev.litmus.nn.internal.FloatCoefficients.EXP_4;
import static dev.litmus.nn.internal.FloatCoefficients.EXP_5;
import static dev.litmus.nn.internal.FloatCoefficients.EXP_OVERFLOW;
import static dev.litmus.nn.internal.FloatCoefficients.EXP_UNDERFLOW;
import static dev.litmus.nn.internal.FloatCoefficients.LN2_HIGH;
import static dev.litmus.nn.internal.FloatCoefficients.LN2_LOW;
import static dev.litmus.nn.internal.FloatCoefficients.LOG2_E;
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
import static dev.litmus.nn.internal.FloatCoefficients.SUBNORMAL_SCALE;
import static dev.litmus.nn.internal.FloatCoefficients.SUBNORMAL_SHIFT;
import static dev.litmus.nn.internal.FloatCoefficients.TANH_SATURATED;
import static dev.litmus.nn.vector.Lanes.COUNT;
import static dev.litmus.nn.vector.Lanes.FLOATS;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.FMA;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;

/// The functions of [dev.litmus.nn.ops.FloatMath] on all lanes at once, by the same operations in
/// the same order; there they are explained. What lies outside the range of a formula is computed
/// all the same and then replaced. Each does as many elements as fill vectors and tells how many
/// those were.
///
/// Every formula is written out in its loop: a vector that is handed to a method becomes an object
/// whenever the compiler happens not to inline that method, which depends on what was compiled
/// before.
final class VectorMath {
  private VectorMath() {}

  static int exp(float[] x, int xOffset, float[] y, int yOffset, int n) {
    int done = FLOATS.loopBound(n);
    for (int i = 0; i < done; i += COUNT) {
      FloatVector v = FloatVector.fromArray(FLOATS, x, xOffset + i);
      FloatVector rounded = v.lanewise(FMA, LOG2_E, ROUNDER);
      FloatVector whole = rounded.sub(ROUNDER);
      FloatVector r = whole.fma(FloatVector.broadcast(FLOATS, -LN2_HIGH), v);
      r = whole.fma(FloatVector.broadcast(FLOATS, -LN2_LOW), r);
      FloatVector q = r.lanewise(FMA, EXP_5, EXP_4);
      q = q.fma(r, FloatVector.broadcast(FLOATS, EXP_3));
      q = q.fma(r, FloatVector.broadcast(FLOATS, EXP_2));
      q = q.fma(r, FloatVector.broadcast(FLOATS, EXP_1));
      q = q.fma(r, FloatVector.broadcast(FLOATS, EXP_0));
      FloatVector e = r.mul(r).fma(q, r).add(1f);
      IntVector exponent = rounded.reinterpretAsInts().sub(ROUNDER_BITS);
      IntVector half = exponent.lanewise(ASHR, 1);
      IntVector rest = exponent.sub(half);
      e = e.mul(half.add(EXPONENT_BIAS).lanewise(LSHL, EXPONENT_SHIFT).reinterpretAsFloats());
      e = e.mul(rest.add(EXPONENT_BIAS).lanewise(LSHL, EXPONENT_SHIFT).reinterpretAsFloats());
      e = e.blend(Float.POSITIVE_INFINITY, v.compare(GT, EXP_OVERFLOW));
      e = e.blend(0f, v.compare(LT, EXP_UNDERFLOW));
      e.intoArray(y, yOffset + i);
    }
    return done;
  }

  static int sigmoid(float[] x, int xOffset, float[] y, int yOffset, int n) {
    int done = FLOATS.loopBound(n);
    for (int i = 0; i < done; i += COUNT) {
      FloatVector given = FloatVector.fromArray(FLOATS, x, xOffset + i);
      FloatVector v = given.abs().neg();
      FloatVector rounded = v.lanewise(FMA, LOG2_E, ROUNDER);
      FloatVector whole = rounded.sub(ROUNDER);
      FloatVector r = whole.fma(FloatVector.broadcast(FLOATS, -LN2_HIGH), v);
      r = whole.fma(FloatVector.broadcast(FLOATS, -LN2_LOW), r);
      FloatVector q = r.lanewise(FMA, EXP_5, EXP_4);
      q = q.fma(r, FloatVector.broadcast(FLOATS, EXP_3));
      q = q.fma(r, FloatVector.broadcast(FLOATS, EXP_2));
      q = q.fma(r, FloatVector.broadcast(FLOATS, EXP_1));
      q = q.fma(r, FloatVector.broadcast(FLOATS, EXP_0));
      FloatVector e = r.mul(r).fma(q, r).add(1f);
      IntVector exponent = rounded.reinterpretAsInts().sub(ROUNDER_BITS);
      IntVector half = exponent.lanewise(ASHR, 1);
      IntVector rest = exponent.sub(half);
      e = e.mul(half.add(EXPONENT_BIAS).lanewise(LSHL, EXPONENT_SHIFT).reinterpretAsFloats());
      e = e.mul(rest.add(EXPONENT_BIAS).lanewise(LSHL, EXPONENT_SHIFT).reinterpretAsFloats());
      e = e.blend(0f, v.compare(LT, EXP_UNDERFLOW));
      e.blend(1f, given.compare(GE, 0f)).div(e.add(1f)).intoArray(y, yOffset + i);
    }
    return done;
  }

  static int tanh(float[] x, int xOffset, float[] y, int yOffset, int n) {
    int done = FLOATS.loopBound(n);
    for (int i = 0; i < done; i += COUNT) {
      FloatVector given = FloatVector.fromArray(FLOATS, x, xOffset + i);
      FloatVector v = given.abs().mul(2f);
      FloatVector rounded = v.lanewise(FMA, LOG2_E, ROUNDER);
      FloatVector whole = rounded.sub(ROUNDER);
      FloatVector r = whole.fma(FloatVector.broadcast(FLOATS, -LN2_HIGH), v);
      r = whole.fma(FloatVector.broadcast(FLOATS, -LN2_LOW), r);
      FloatVector q = r.lanewise(FMA, EXP_5, EXP_4);
      q = q.fma(r, FloatVector.broadcast(FLOATS, EXP_3));
      q = q.fma(r, FloatVector.broadcast(FLOATS, EXP_2));
      q = q.fma(r, FloatVector.broadcast(FLOATS, EXP_1));
      q = q.fma(r, FloatVector.broadcast(FLOATS, EXP_0));
      FloatVector m = r.mul(r).fma(q, r);
      IntVector exponent = rounded.reinterpretAsInts().sub(ROUNDER_BITS);
      FloatVector power =
          exponent.add(EXPONENT_BIAS).lanewise(LSHL, EXPONENT_SHIFT).reinterpretAsFloats();
      m = m.fma(power, power.sub(1f));
      m = m.blend(Float.MAX_VALUE, v.compare(GT, TANH_SATURATED));
      IntVector unsigned = m.div(m.add(2f)).reinterpretAsInts();
      IntVector sign = given.reinterpretAsInts().and(Integer.MIN_VALUE);
      unsigned.or(sign).reinterpretAsFloats().intoArray(y, yOffset + i);
    }
    return done;
  }

  static int log(float[] x, int xOffset, float[] y, int yOffset, int n) {
    int done = FLOATS.loopBound(n);
    for (int i = 0; i < done; i += COUNT) {
      FloatVector v = FloatVector.fromArray(FLOATS, x, xOffset + i);
      VectorMask<Float> subnormal = v.compare(LT, Float.MIN_NORMAL);
      IntVector bits = v.blend(v.mul(SUBNORMAL_SCALE), subnormal).reinterpretAsInts();
      IntVector exponent = bits.sub(SQRT_HALF_BITS).lanewise(ASHR, EXPONENT_SHIFT);
      FloatVector f =
          bits.sub(exponent.lanewise(LSHL, EXPONENT_SHIFT)).reinterpretAsFloats().sub(1f);
      FloatVector k = exponent.add(ROUNDER_BITS).reinterpretAsFloats().sub(ROUNDER);
      k = k.blend(k.sub(SUBNORMAL_SHIFT), subnormal);
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
      // Infinity stays; NaN and negative numbers give NaN, zero minus infinity.
      logarithm = logarithm.blend(v, v.compare(EQ, Float.POSITIVE_INFINITY));
      logarithm = logarithm.blend(Float.NaN, v.compare(GE, 0f).not());
      logarithm = logarithm.blend(Float.NEGATIVE_INFINITY, v.compare(EQ, 0f));
      logarithm.intoArray(y, yOffset + i);
    }
    return done;
  }
}
