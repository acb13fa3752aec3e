package dev.litmus.nn.internal;

/// The numbers in the formulas of [dev.litmus.nn.ops.FloatMath], shared with the vector form of the
/// same formulas. `tools/float_math_coefficients.py` computes the polynomials.
public final class FloatCoefficients {
  // e^r = 1 + r + r^2 q(r) for |r| <= ln 2 / 2.
  public static final float EXP_0 = 0.5f;
  public static final float EXP_1 = 0x1.555556p-3f;
  public static final float EXP_2 = 0x1.5554f6p-5f;
  public static final float EXP_3 = 0x1.111002p-7f;
  public static final float EXP_4 = 0x1.6d3c88p-10f;
  public static final float EXP_5 = 0x1.a24770p-13f;

  // ln(1 + f) = f - f^2 / 2 + f^3 p(f) for sqrt(1/2) <= 1 + f < sqrt(2).
  public static final float LOG_0 = 0x1.555554p-2f;
  public static final float LOG_1 = -0x1.000226p-2f;
  public static final float LOG_2 = 0x1.99a01cp-3f;
  public static final float LOG_3 = -0x1.54728ap-3f;
  public static final float LOG_4 = 0x1.22d930p-3f;
  public static final float LOG_5 = -0x1.0d8246p-3f;
  public static final float LOG_6 = 0x1.055eacp-3f;
  public static final float LOG_7 = -0x1.38c968p-4f;

  // The probability of a normal variable beyond z is e^(-z^2 / 2) p(s) / (z + 1.375), s = (z - 4) /
  // (z + 4).
  public static final float TAIL_0 = 0x1.03d16ep-1f;
  public static final float TAIL_1 = -0x1.48ea06p-3f;
  public static final float TAIL_2 = 0x1.f0c73ap-5f;
  public static final float TAIL_3 = 0x1.c039aap-10f;
  public static final float TAIL_4 = -0x1.51e5d4p-6f;
  public static final float TAIL_5 = 0x1.e373aep-7f;
  public static final float TAIL_6 = -0x1.3b5ecep-8f;
  public static final float TAIL_7 = -0x1.d50712p-15f;
  public static final float TAIL_8 = 0x1.47bfaep-11f;
  public static final float TAIL_9 = -0x1.742c06p-14f;
  public static final float TAIL_10 = -0x1.2e18f2p-14f;
  public static final float TAIL_SHIFT = 1.375f;

  public static final float LOG2_E = 0x1.715476p0f;
  // ln 2 in two parts, the first so short that its product with an exponent is exact.
  public static final float LN2_HIGH = 0x1.63p-1f;
  public static final float LN2_LOW = -0x1.bd0106p-13f;

  // 1.5 * 2^23: adding it rounds to an integer, which then stands in the low bits.
  public static final float ROUNDER = 0x1.8p23f;
  public static final int ROUNDER_BITS = 0x4B400000;

  // Beyond these e^x is infinite or 0, and the exponent no longer fits.
  public static final float EXP_OVERFLOW = 89f;
  public static final float EXP_UNDERFLOW = -104f;

  // Half of this and more has the tangent 1.
  public static final float TANH_SATURATED = 20f;

  public static final int EXPONENT_SHIFT = 23;
  public static final int EXPONENT_BIAS = 127;
  public static final int SQRT_HALF_BITS = 0x3F3504F3;
  // Subnormal numbers times this are normal.
  public static final int SUBNORMAL_SHIFT = 25;
  public static final float SUBNORMAL_SCALE = 1 << SUBNORMAL_SHIFT;

  private FloatCoefficients() {}
}
