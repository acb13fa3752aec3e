package dev.litmus.nn.metrics;

import dev.litmus.nn.Config;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A mean of precision and recall in which recall counts beta times as much, with Keras's guard e = 1e-7:
///
///     precision = TP / (TP + FP + e),  recall = TP / (TP + FN + e)
///     F = (1 + beta^2) precision recall / (beta^2 precision + recall + e)
///
/// @param average how units become one figure; without, each has its own
/// @param beta Keras's default is 1
/// @param threshold within (0, 1]; a prediction above it counts as positive. Without any, Keras's default, the
///   largest unit of a row is the positive one; for a single unit that is always
public record FBetaScore(String name, Average average, double beta, Optional<Double> threshold)
    implements Metric {
  static final String NAME = "fbeta_score";

  /// How the scores of units become one.
  public enum Average {
    /// Each unit has a score.
    NONE,
    /// Of the counts of all units.
    MICRO,
    /// The mean of the scores.
    MACRO,
    /// The mean of the scores, each counted by its positive labels.
    WEIGHTED;

    static Average read(Config config) {
      return switch (config.string("average", "none")) {
        case "none" -> NONE;
        case "micro" -> MICRO;
        case "macro" -> MACRO;
        case "weighted" -> WEIGHTED;
        case String other ->
            throw new IllegalArgumentException(
                "%s: average must be null, micro, macro or weighted; found '%s'"
                    .formatted(config.owner(), other));
      };
    }

    @Nullable Object inConfig() {
      return this == NONE ? null : name().toLowerCase(Locale.ROOT);
    }
  }

  public FBetaScore {
    if (!(beta > 0)) {
      throw new IllegalArgumentException("FBetaScore: beta must be above 0; found " + beta);
    }
    requireThreshold("FBetaScore", threshold);
  }

  static void requireThreshold(String metric, Optional<Double> threshold) {
    if (threshold.isPresent() && !(threshold.get() > 0 && threshold.get() <= 1)) {
      throw new IllegalArgumentException(
          "%s: threshold must be above 0 and at most 1, but is %s"
              .formatted(metric, threshold.get()));
    }
  }

  /// For one unit, at a threshold.
  public FBetaScore(double beta, double threshold) {
    this(NAME, Average.NONE, beta, Optional.of(threshold));
  }

  /// Reads Keras's configuration.
  public static FBetaScore fromConfig(Config config) {
    return new FBetaScore(
        config.string("name", NAME),
        Average.read(config),
        config.number("beta", 1),
        F1Score.threshold(config));
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
    return new FScores(beta, threshold, average);
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = Metric.super.config();
    config.put("average", average.inConfig());
    config.put("beta", beta);
    config.put("threshold", threshold.orElse(null));
    return config;
  }
}
