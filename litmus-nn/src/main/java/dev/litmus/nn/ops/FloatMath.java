package dev.litmus.nn.ops;

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
import static dev.litmus.nn.internal.FloatCoefficients.TAIL_0;
import static dev.litmus.nn.internal.FloatCoefficients.TAIL_1;
import static dev.litmus.nn.internal.FloatCoefficients.TAIL_10;
import static dev.litmus.nn.internal.FloatCoefficients.TAIL_2;
import static dev.litmus.nn.internal.FloatCoefficients.TAIL_3;
import static dev.litmus.nn.internal.FloatCoefficients.TAIL_4;
import static dev.litmus.nn.internal.FloatCoefficients.TAIL_5;
import static dev.litmus.nn.internal.FloatCoefficients.TAIL_6;
import static dev.litmus.nn.internal.FloatCoefficients.TAIL_7;
import static dev.litmus.nn.internal.FloatCoefficients.TAIL_8;
import static dev.litmus.nn.internal.FloatCoefficients.TAIL_9;
import static dev.litmus.nn.internal.FloatCoefficients.TAIL_SHIFT;
import static dev.litmus.nn.internal.FloatCoefficients.TANH_SATURATED;

/// Elementary functions on float, made of additions, multiplications, fused multiply-adds and
/// divisions only (sine and cosine, of many turns, are `StrictMath`'s): the same bits in the
/// interpreter, in compiled code, on every processor and, done on many lanes at once in the same
/// order, in vector kernels. `tools/float_math_coefficients.py` computes the coefficients.
///
/// Each error bound is in units in the last place of the exact value and is held by tests over the
/// whole range, subnormal results included. NaN gives NaN.
public final class FloatMath {
  /// Beyond it the reduction to a quarter turn would lose digits.
  private static final float MANY_TURNS = 1e5f;

  private static final double TWO_OVER_PI = 2 / Math.PI;

  /// The first 33 bits of pi / 2, so that products with whole numbers up to 2^20 are exact.
  private static final double HALF_PI_HIGH = 0x1.921fb544p0;

  private static final double HALF_PI_LOW = 0x1.0b4611a626331p-34;

  private FloatMath() {}

  /// e^x, at most 1 ulp.
  public static float exp(float x) {
    if (x > EXP_OVERFLOW) {
      return Float.POSITIVE_INFINITY;
    }
    if (x < EXP_UNDERFLOW) {
      return 0f;
    }
    float rounded = Math.fma(x, LOG2_E, ROUNDER);
    return scale(1f + expm1OfReduced(reduce(x, rounded)), exponent(rounded));
  }

  /// e^x - 1, at most 2 ulp; exact sign of zero.
  public static float expm1(float x) {
    if (x > 20f) {
      return exp(x);
    }
    if (x < -20f) {
      return -1f;
    }
    return x == 0f ? x : expm1OfModerate(x);
  }

  /// e^x - 1 for -20 <= x <= 20: with x = n ln 2 + r, it is 2^n (e^r - 1) + (2^n - 1).
  private static float expm1OfModerate(float x) {
    float rounded = Math.fma(x, LOG2_E, ROUNDER);
    float power = powerOfTwo(exponent(rounded));
    return Math.fma(expm1OfReduced(reduce(x, rounded)), power, power - 1f);
  }

  /// tanh x = m / (m + 2) with m = e^(2|x|) - 1, under the sign of x; at most 3 ulp.
  public static float tanh(float x) {
    float twice = 2f * Math.abs(x);
    // From here on the nearest float is 1.
    float m = twice > TANH_SATURATED ? Float.MAX_VALUE : expm1OfModerate(twice);
    return Math.copySign(m / (m + 2f), x);
  }

  /// 1 / (1 + e^-x), at most 3 ulp: from e^-|x|, so that no small result is a difference.
  public static float sigmoid(float x) {
    float e = exp(-Math.abs(x));
    return (x >= 0f ? 1f : e) / (1f + e);
  }

  /// sin x, at most 1 ulp.
  public static float sin(float x) {
    return Math.abs(x) < MANY_TURNS ? turned(x, 0) : (float) StrictMath.sin(x);
  }

  /// cos x, at most 1 ulp.
  public static float cos(float x) {
    return Math.abs(x) < MANY_TURNS ? turned(x, 1) : (float) StrictMath.cos(x);
  }

  /// sin(x + quarters pi / 2), in double: with x = n pi / 2 + r, it is sin r or cos r by Taylor's
  /// series, whose rest is below 1e-9, under a sign.
  private static float turned(float x, int quarters) {
    double turns = Math.rint(x * TWO_OVER_PI);
    double r = (x - turns * HALF_PI_HIGH) - turns * HALF_PI_LOW;
    double square = r * r;
    int quarter = ((int) turns + quarters) & 3;
    double value =
        (quarter & 1) == 0
            ? r * (1 + square * sinRest(square))
            : 1 + square * (-1.0 / 2 + square * cosRest(square));
    return (float) ((quarter & 2) == 0 ? value : -value);
  }

  /// (sin r - r) / r^3 for the square of r.
  private static double sinRest(double square) {
    return -1.0 / 6
        + square
            * (1.0 / 120
                + square * (-1.0 / 5_040 + square * (1.0 / 362_880 - square / 39_916_800)));
  }

  /// (cos r - 1 + r^2 / 2) / r^4 for the square of r.
  private static double cosRest(double square) {
    return 1.0 / 24 + square * (-1.0 / 720 + square * (1.0 / 40_320 - square / 3_628_800));
  }

  /// ln x, at most 1 ulp; NaN below 0, minus infinity at 0.
  public static float log(float x) {
    if (!(x > 0f)) {
      return x == 0f ? Float.NEGATIVE_INFINITY : Float.NaN;
    }
    if (x == Float.POSITIVE_INFINITY) {
      return x;
    }
    boolean subnormal = x < Float.MIN_NORMAL;
    int bits = Float.floatToRawIntBits(subnormal ? x * SUBNORMAL_SCALE : x);
    int exponent = (bits - SQRT_HALF_BITS) >> EXPONENT_SHIFT;
    float f = Float.intBitsToFloat(bits - (exponent << EXPONENT_SHIFT)) - 1f;
    float k = exponent - (subnormal ? SUBNORMAL_SHIFT : 0);
    float p = Math.fma(LOG_7, f, LOG_6);
    p = Math.fma(p, f, LOG_5);
    p = Math.fma(p, f, LOG_4);
    p = Math.fma(p, f, LOG_3);
    p = Math.fma(p, f, LOG_2);
    p = Math.fma(p, f, LOG_1);
    p = Math.fma(p, f, LOG_0);
    float square = f * f;
    float correction = Math.fma(square * f, p, k * LN2_LOW);
    correction = Math.fma(square, -0.5f, correction);
    return Math.fma(k, LN2_HIGH, f + correction);
  }

  /// ln(1 + x), at most 2 ulp: the logarithm of the rounded sum u, plus the rounding error over u.
  public static float log1p(float x) {
    float u = 1f + x;
    if (u == 1f) {
      return x;
    }
    if (!(u > 0f) || u == Float.POSITIVE_INFINITY) {
      return log(u);
    }
    float lost = x < 1f ? x - (u - 1f) : 1f - (u - x);
    return log(u) + lost / u;
  }

  /// ln(1 + e^x), at most 3 ulp.
  public static float softplus(float x) {
    return Math.max(x, 0f) + log1p(exp(-Math.abs(x)));
  }

  /// The probability that a standard normal variable is below x, (1 + erf(x / sqrt(2))) / 2; at
  /// most 3 ulp.
  public static float normalCdf(float x) {
    float z = Math.abs(x);
    float tail = z > 15f ? 0f : normalTail(z);
    return x > 0f ? 1f - tail : tail;
  }

  private static float normalTail(float z) {
    float s = (z - 4f) / (z + 4f);
    float p = Math.fma(TAIL_10, s, TAIL_9);
    p = Math.fma(p, s, TAIL_8);
    p = Math.fma(p, s, TAIL_7);
    p = Math.fma(p, s, TAIL_6);
    p = Math.fma(p, s, TAIL_5);
    p = Math.fma(p, s, TAIL_4);
    p = Math.fma(p, s, TAIL_3);
    p = Math.fma(p, s, TAIL_2);
    p = Math.fma(p, s, TAIL_1);
    p = Math.fma(p, s, TAIL_0);
    // The exponent needs z^2 to more bits than a float has: what the product lost goes into r.
    float square = z * z;
    float lost = Math.fma(z, z, -square);
    float x = -0.5f * square;
    float rounded = Math.fma(x, LOG2_E, ROUNDER);
    float r = Math.fma(-0.5f, lost, reduce(x, rounded));
    // The division again on what it and the sum below it lost.
    float divisor = z + TAIL_SHIFT;
    float lostInDivisor = z < TAIL_SHIFT ? z - (divisor - TAIL_SHIFT) : TAIL_SHIFT - (divisor - z);
    float factor = p / divisor;
    factor += Math.fma(-factor, lostInDivisor, Math.fma(-factor, divisor, p)) / divisor;
    return scale(Math.fma(expm1OfReduced(r), factor, factor), exponent(rounded));
  }

  /// r = x - n ln 2, where `rounded` holds the integer n nearest to x / ln 2.
  private static float reduce(float x, float rounded) {
    float n = rounded - ROUNDER;
    return Math.fma(n, -LN2_LOW, Math.fma(n, -LN2_HIGH, x));
  }

  private static float expm1OfReduced(float r) {
    float q = Math.fma(EXP_5, r, EXP_4);
    q = Math.fma(q, r, EXP_3);
    q = Math.fma(q, r, EXP_2);
    q = Math.fma(q, r, EXP_1);
    q = Math.fma(q, r, EXP_0);
    return Math.fma(r * r, q, r);
  }

  private static int exponent(float rounded) {
    return Float.floatToRawIntBits(rounded) - ROUNDER_BITS;
  }

  /// y 2^n in two steps, neither of which leaves the range of exponents; only the last may round.
  private static float scale(float y, int n) {
    int half = n >> 1;
    return y * powerOfTwo(half) * powerOfTwo(n - half);
  }

  private static float powerOfTwo(int n) {
    return Float.intBitsToFloat((n + EXPONENT_BIAS) << EXPONENT_SHIFT);
  }
}
