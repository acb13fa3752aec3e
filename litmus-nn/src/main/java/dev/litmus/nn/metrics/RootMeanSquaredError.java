package dev.litmus.nn.metrics;

import dev.litmus.nn.Config;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The root of the mean of (p - y)^2.
public record RootMeanSquaredError(String name) implements Metric {
  static final String NAME = "root_mean_squared_error";

  public RootMeanSquaredError() {
    this(NAME);
  }

  /// Reads Keras's configuration.
  public static RootMeanSquaredError fromConfig(Config config) {
    return new RootMeanSquaredError(config.string("name", NAME));
  }

  @Override
  public Optional<Better> better() {
    return Optional.of(Better.LOWER);
  }

  @Override
  public boolean passesOverMasked() {
    return false;
  }

  @Override
  public State start() {
    State squares = new PointwiseMean.Gathered((y, p) -> ((double) p - y) * ((double) p - y));
    return new State() {
      @Override
      public void update(
          float[] yTrue, float[] yPred, int rows, int units, float @Nullable [] weights) {
        squares.update(yTrue, yPred, rows, units, weights);
      }

      @Override
      public double result() {
        return Math.sqrt(squares.result());
      }
    };
  }
}
