package dev.litmus.nn.losses;

import dev.litmus.nn.Config;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Huber's loss of the error e = p - y: e^2 / 2 up to delta, delta |e| - delta^2 / 2 beyond; slope
/// e, and delta sign(e) beyond.
///
/// @param delta Keras's default is 1
public record Huber(double delta, Reduction reduction) implements ElementwiseLoss {
  public Huber() {
    this(1);
  }

  public Huber(double delta) {
    this(delta, Reduction.SUM_OVER_BATCH_SIZE);
  }

  /// Reads Keras's configuration.
  public static Huber fromConfig(Config config) {
    return new Huber(config.number("delta", 1), Reduction.read(config.ignore("name", "dtype")));
  }

  @Override
  public String name() {
    return "huber_loss";
  }

  @Override
  public float of(float y, float p) {
    float limit = (float) delta;
    float error = p - y;
    return Math.abs(error) <= limit
        ? 0.5f * (error * error)
        : limit * Math.abs(error) - 0.5f * (limit * limit);
  }

  @Override
  public float slope(float y, float p) {
    return Math.clamp(p - y, (float) -delta, (float) delta);
  }

  /// Keras's own leaves delta out, but reads it; it is written where it is not 1.
  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = ElementwiseLoss.super.config();
    if (delta != 1) {
      config.put("delta", delta);
    }
    return config;
  }
}
