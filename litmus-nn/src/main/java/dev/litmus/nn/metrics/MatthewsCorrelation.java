package dev.litmus.nn.metrics;

import dev.litmus.nn.Config;
import java.util.Optional;
import java.util.OptionalInt;

/// The correlation of Matthews between labels and predictions above 0.5:
///
///     (TP TN - FP FN) / sqrt((TP + FP)(TP + FN)(TN + FP)(TN + FN)), 0 when one of them is 0
public record MatthewsCorrelation(String name) implements Metric {
  static final String NAME = "mcc";

  public MatthewsCorrelation() {
    this(NAME);
  }

  /// Reads the configuration that [#config] gives.
  public static MatthewsCorrelation fromConfig(Config config) {
    return new MatthewsCorrelation(config.string("name", NAME));
  }

  @Override
  public Optional<Better> better() {
    return Optional.of(Better.HIGHER);
  }

  @Override
  public State start() {
    return new ThresholdState(
        Thresholds.STANDARD.counts(), OptionalInt.empty(), counts -> new double[] {of(counts)});
  }

  private static double of(ThresholdCounts counts) {
    double tp = counts.truePositives()[0];
    double fp = counts.falsePositives()[0];
    double tn = counts.trueNegatives()[0];
    double fn = counts.falseNegatives()[0];
    double root = Math.sqrt((tp + fp) * (tp + fn)) * Math.sqrt((tn + fp) * (tn + fn));
    return root == 0 ? 0 : (tp * tn - fp * fn) / root;
  }
}
