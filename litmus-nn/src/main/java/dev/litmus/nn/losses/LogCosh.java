package dev.litmus.nn.losses;

import dev.litmus.nn.Config;
import dev.litmus.nn.ops.FloatMath;

/// The logarithm of the hyperbolic cosine of the error e = p - y, ln cosh e = e + ln(1 + exp(-2 e))
/// - ln 2: near to e^2 / 2 when small, to |e| - ln 2 when large; slope tanh e.
public record LogCosh(Reduction reduction) implements ElementwiseLoss {
  private static final float LOG_2 = (float) Math.log(2);

  public LogCosh() {
    this(Reduction.SUM_OVER_BATCH_SIZE);
  }

  /// Reads Keras's configuration.
  public static LogCosh fromConfig(Config config) {
    return new LogCosh(Reduction.read(config.ignore("name", "dtype")));
  }

  @Override
  public String name() {
    return "log_cosh";
  }

  @Override
  public float of(float y, float p) {
    float error = p - y;
    return error + FloatMath.softplus(-2 * error) - LOG_2;
  }

  @Override
  public float slope(float y, float p) {
    return FloatMath.tanh(p - y);
  }
}
