package dev.litmus.nn.vector;

import static dev.litmus.nn.vector.Lanes.broadcast;

import dev.litmus.nn.internal.FloatCoefficients;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/// The functions of [dev.litmus.nn.ops.FloatMath] on all lanes at once, by the same operations in
/// the same order. What lies outside the range of a formula is computed all the same and then
/// replaced.
final class VectorMath {
  private VectorMath() {}

  static FloatVector exp(FloatVector x) {
    FloatVector rounded =
        x.lanewise(VectorOperators.FMA, FloatCoefficients.LOG2_E, FloatCoefficients.ROUNDER);
    FloatVector y = scale(expm1OfReduced(reduce(x, rounded)).add(1f), exponent(rounded));
    return y.blend(
            Float.POSITIVE_INFINITY, x.compare(VectorOperators.GT, FloatCoefficients.EXP_OVERFLOW))
        .blend(0f, x.compare(VectorOperators.LT, FloatCoefficients.EXP_UNDERFLOW));
  }

  static FloatVector sigmoid(FloatVector x) {
    FloatVector e = exp(x.abs().neg());
    FloatVector numerator = e.blend(1f, x.compare(VectorOperators.GE, 0f));
    return numerator.div(e.add(1f));
  }

  static FloatVector tanh(FloatVector x) {
    FloatVector twice = x.abs().mul(2f);
    FloatVector m =
        expm1OfModerate(twice)
            .blend(
                Float.MAX_VALUE,
                twice.compare(VectorOperators.GT, FloatCoefficients.TANH_SATURATED));
    IntVector y = m.div(m.add(2f)).reinterpretAsInts();
    IntVector sign = x.reinterpretAsInts().and(Integer.MIN_VALUE);
    return y.or(sign).reinterpretAsFloats();
  }

  static FloatVector log(FloatVector x) {
    VectorMask<Float> subnormal = x.compare(VectorOperators.LT, Float.MIN_NORMAL);
    FloatVector scaled = x.mul(FloatCoefficients.SUBNORMAL_SCALE);
    IntVector bits = x.blend(scaled, subnormal).reinterpretAsInts();
    IntVector exponent =
        bits.sub(FloatCoefficients.SQRT_HALF_BITS)
            .lanewise(VectorOperators.ASHR, FloatCoefficients.EXPONENT_SHIFT);
    FloatVector f =
        bits.sub(exponent.lanewise(VectorOperators.LSHL, FloatCoefficients.EXPONENT_SHIFT))
            .reinterpretAsFloats()
            .sub(1f);
    FloatVector k =
        exponent
            .add(FloatCoefficients.ROUNDER_BITS)
            .reinterpretAsFloats()
            .sub(FloatCoefficients.ROUNDER);
    k = k.blend(k.sub(FloatCoefficients.SUBNORMAL_SHIFT), subnormal);
    FloatVector p =
        f.lanewise(VectorOperators.FMA, FloatCoefficients.LOG_7, FloatCoefficients.LOG_6);
    p = p.fma(f, broadcast(FloatCoefficients.LOG_5));
    p = p.fma(f, broadcast(FloatCoefficients.LOG_4));
    p = p.fma(f, broadcast(FloatCoefficients.LOG_3));
    p = p.fma(f, broadcast(FloatCoefficients.LOG_2));
    p = p.fma(f, broadcast(FloatCoefficients.LOG_1));
    p = p.fma(f, broadcast(FloatCoefficients.LOG_0));
    FloatVector square = f.mul(f);
    FloatVector correction = square.mul(f).fma(p, k.mul(FloatCoefficients.LN2_LOW));
    correction = square.fma(broadcast(-0.5f), correction);
    FloatVector y = k.fma(broadcast(FloatCoefficients.LN2_HIGH), f.add(correction));
    // Infinity stays, NaN and negative numbers give NaN, zero minus infinity.
    return y.blend(x, x.compare(VectorOperators.EQ, Float.POSITIVE_INFINITY))
        .blend(Float.NaN, x.compare(VectorOperators.GE, 0f).not())
        .blend(Float.NEGATIVE_INFINITY, x.compare(VectorOperators.EQ, 0f));
  }

  private static FloatVector expm1OfModerate(FloatVector x) {
    FloatVector rounded =
        x.lanewise(VectorOperators.FMA, FloatCoefficients.LOG2_E, FloatCoefficients.ROUNDER);
    FloatVector power = powerOfTwo(exponent(rounded));
    return expm1OfReduced(reduce(x, rounded)).fma(power, power.sub(1f));
  }

  private static FloatVector reduce(FloatVector x, FloatVector rounded) {
    FloatVector n = rounded.sub(FloatCoefficients.ROUNDER);
    FloatVector high = n.fma(broadcast(-FloatCoefficients.LN2_HIGH), x);
    return n.fma(broadcast(-FloatCoefficients.LN2_LOW), high);
  }

  private static FloatVector expm1OfReduced(FloatVector r) {
    FloatVector q =
        r.lanewise(VectorOperators.FMA, FloatCoefficients.EXP_5, FloatCoefficients.EXP_4);
    q = q.fma(r, broadcast(FloatCoefficients.EXP_3));
    q = q.fma(r, broadcast(FloatCoefficients.EXP_2));
    q = q.fma(r, broadcast(FloatCoefficients.EXP_1));
    q = q.fma(r, broadcast(FloatCoefficients.EXP_0));
    return r.mul(r).fma(q, r);
  }

  private static IntVector exponent(FloatVector rounded) {
    return rounded.reinterpretAsInts().sub(FloatCoefficients.ROUNDER_BITS);
  }

  private static FloatVector scale(FloatVector y, IntVector n) {
    IntVector half = n.lanewise(VectorOperators.ASHR, 1);
    return y.mul(powerOfTwo(half)).mul(powerOfTwo(n.sub(half)));
  }

  private static FloatVector powerOfTwo(IntVector n) {
    return n.add(FloatCoefficients.EXPONENT_BIAS)
        .lanewise(VectorOperators.LSHL, FloatCoefficients.EXPONENT_SHIFT)
        .reinterpretAsFloats();
  }
}
