package dev.litmus.nn.ops;

/// Elementary functions on float.
public final class FloatMath {
  private FloatMath() {}

  public static float exp(float x) {
    return (float) StrictMath.exp(x);
  }

  public static float expm1(float x) {
    return (float) StrictMath.expm1(x);
  }

  public static float log(float x) {
    return (float) StrictMath.log(x);
  }

  public static float log1p(float x) {
    return (float) StrictMath.log1p(x);
  }

  public static float tanh(float x) {
    return (float) StrictMath.tanh(x);
  }

  public static float sigmoid(float x) {
    return (float) (1 / (1 + StrictMath.exp(-x)));
  }

  /// ln(1 + e^x).
  public static float softplus(float x) {
    return Math.max(x, 0) + log1p(exp(-Math.abs(x)));
  }

  /// The probability that a standard normal variable is below x.
  public static float normalCdf(float x) {
    double t = 1 / (1 + 0.2316419 * Math.abs(x));
    double tail =
        StrictMath.exp(-x * (double) x / 2)
            * 0.3989422804014327
            * t
            * (0.319381530
                + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
    return (float) (x > 0 ? 1 - tail : tail);
  }
}
