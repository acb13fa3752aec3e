package dev.litmus.nn.metrics;

import dev.litmus.nn.Config;
import java.util.Optional;

/// The mean of (p - y)^2 in double precision.
public record BrierScore(String name) implements Metric {
  static final String NAME = "brier_score";

  public BrierScore() {
    this(NAME);
  }

  /// Reads the configuration that [#config] gives.
  public static BrierScore fromConfig(Config config) {
    return new BrierScore(config.string("name", NAME));
  }

  @Override
  public Optional<Better> better() {
    return Optional.of(Better.LOWER);
  }

  @Override
  public State start() {
    return new PointwiseMean.Gathered((y, p) -> ((double) p - y) * ((double) p - y));
  }
}
