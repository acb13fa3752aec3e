package dev.litmus.nn.metrics;

import dev.litmus.nn.Config;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The mean over rows of Keras's concordance of a row's labels y and predictions p: the mean over
/// units of 2 (y - m)(p - m) / (var y + var p + (mean of y - m)^2 + 1e-7), with m the mean of p. Of
/// a single unit it is 0.
public record ConcordanceCorrelation(String name) implements Metric {
  static final String NAME = "concordance_correlation";

  /// Reads Keras's configuration.
  public static ConcordanceCorrelation fromConfig(Config config) {
    config.requireDefault("axis", -1L);
    return new ConcordanceCorrelation(config.string("name", NAME));
  }

  @Override
  public Optional<Better> better() {
    return Optional.of(Better.HIGHER);
  }

  @Override
  public State start() {
    Mean mean = new Mean();
    return new State() {
      @Override
      public void update(
          float[] yTrue, float[] yPred, int rows, int units, float @Nullable [] weights) {
        for (int row = 0; row < rows; row++) {
          double weight = weights == null ? 1 : weights[row];
          mean.add(ofRow(yTrue, yPred, row * units, units), weight);
        }
      }

      @Override
      public double result() {
        return mean.result();
      }
    };
  }

  private static double ofRow(float[] yTrue, float[] yPred, int offset, int units) {
    double labels = mean(yTrue, offset, units);
    double predictions = mean(yPred, offset, units);
    double variances = 0;
    double together = 0;
    for (int i = offset; i < offset + units; i++) {
      double y = yTrue[i] - labels;
      double p = yPred[i] - predictions;
      variances += (y * y + p * p) / units;
      together += 2 * (yTrue[i] - predictions) * p / units;
    }
    double apart = labels - predictions;
    return together / (variances + apart * apart + 1e-7);
  }

  private static double mean(float[] values, int offset, int units) {
    double sum = 0;
    for (int i = offset; i < offset + units; i++) {
      sum += values[i];
    }
    return sum / units;
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = Metric.super.config();
    config.put("axis", -1L);
    return config;
  }
}
