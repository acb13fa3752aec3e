package dev.litmus.nn.metrics;

import dev.litmus.nn.Config;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How far probabilities are from being true to their word: in ten bins (0, 0.1], (0.1, 0.2] ..., 0
/// being in the first, the distance between the mean probability and the share of positives, the
/// mean over rows. 0 before any.
public record ExpectedCalibrationError(String name) implements Metric {
  static final String NAME = "ece";
  private static final int BINS = 10;

  public ExpectedCalibrationError() {
    this(NAME);
  }

  /// Reads the configuration that [#config] gives.
  public static ExpectedCalibrationError fromConfig(Config config) {
    return new ExpectedCalibrationError(config.string("name", NAME));
  }

  @Override
  public Optional<Better> better() {
    return Optional.of(Better.LOWER);
  }

  @Override
  public State start() {
    double[] distances = new double[BINS];
    double[] total = new double[1];
    return new State() {
      @Override
      public void update(
          float[] yTrue, float[] yPred, int rows, int units, float @Nullable [] weights) {
        for (int i = 0; i < rows * units; i++) {
          double weight = weights == null ? 1 : weights[i / units];
          int bin = Math.clamp((int) Math.ceil((double) yPred[i] * BINS) - 1, 0, BINS - 1);
          distances[bin] += weight * ((double) yPred[i] - yTrue[i]);
          total[0] += weight;
        }
      }

      @Override
      public double result() {
        double sum = 0;
        for (double distance : distances) {
          sum += Math.abs(distance);
        }
        return total[0] == 0 ? 0 : sum / total[0];
      }
    };
  }
}
