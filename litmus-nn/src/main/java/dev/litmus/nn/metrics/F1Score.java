package dev.litmus.nn.metrics;

import dev.litmus.nn.Config;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The harmonic mean of precision and recall: [FBetaScore] with beta = 1.
///
/// Keras's own default is no threshold at all, which takes the largest unit of a row as positive:
/// for one unit that is always. Litmus defaults to 0.5 where nothing is said.
///
/// @param average how units become one figure; without, each has its own
/// @param threshold within (0, 1]; a prediction above it counts as positive
public record F1Score(String name, FBetaScore.Average average, Optional<Double> threshold)
    implements Metric {
  static final String NAME = "f1_score";

  public F1Score {
    FBetaScore.requireThreshold("F1Score", threshold);
  }

  public F1Score() {
    this(0.5);
  }

  public F1Score(double threshold) {
    this(NAME, FBetaScore.Average.NONE, Optional.of(threshold));
  }

  /// Reads Keras's configuration.
  public static F1Score fromConfig(Config config) {
    return new F1Score(
        config.string("name", NAME), FBetaScore.Average.read(config), threshold(config));
  }

  /// None where null is written, 0.5 where nothing is.
  static Optional<Double> threshold(Config config) {
    boolean none = config.keys().contains("threshold") && !config.has("threshold");
    return none ? Optional.empty() : Optional.of(config.number("threshold", 0.5));
  }

  @Override
  public Optional<Better> better() {
    return Optional.of(Better.HIGHER);
  }

  @Override
  public boolean passesOverMasked() {
    return false;
  }

  @Override
  public State start() {
    return new FScores(1, threshold, average);
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = Metric.super.config();
    config.put("average", average.inConfig());
    config.put("threshold", threshold.orElse(null));
    return config;
  }
}
