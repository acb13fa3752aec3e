package dev.litmus.nn.metrics;

import dev.litmus.nn.Config;
import java.util.Optional;

/// The mean of -ln of the probability given to the right answer, in double precision, cut to 2^-52
/// .. 1 - 2^-52 as scikit-learn does; the loss of the same meaning cuts at 1e-7. A label between 0
/// and 1 is a share of right answers.
public record LogLoss(String name) implements Metric {
  static final String NAME = "log_loss";

  public LogLoss() {
    this(NAME);
  }

  /// Reads the configuration that [#config] gives.
  public static LogLoss fromConfig(Config config) {
    return new LogLoss(config.string("name", NAME));
  }

  @Override
  public Optional<Better> better() {
    return Optional.of(Better.LOWER);
  }

  @Override
  public State start() {
    return new PointwiseMean.Gathered(LogLoss::of);
  }

  private static double of(float y, float p) {
    return -(y * ln(p) + (1 - y) * ln(1 - (double) p));
  }

  private static double ln(double probability) {
    return StrictMath.log(Math.clamp(probability, 0x1p-52, 1 - 0x1p-52));
  }
}
