package dev.litmus.classifier.decision;

import dev.litmus.classifier.evaluation.Scores;
import java.util.function.DoubleUnaryOperator;

/// Probabilities on the scale ln(p / (1 - p)).
final class Logits {
  /// ln(2^24): beyond it a float cannot tell 1 from a probability, so neither end goes farther.
  private static final double LARGEST = 24 * 0.6931471805599453;

  private Logits() {}

  /// The logit, within -16.6..16.6.
  static double of(double probability) {
    double logit = StrictMath.log(probability) - StrictMath.log1p(-probability);
    return Math.clamp(logit, -LARGEST, LARGEST);
  }

  static double sigmoid(double logit) {
    return logit >= 0
        ? 1 / (1 + StrictMath.exp(-logit))
        : StrictMath.exp(logit) / (1 + StrictMath.exp(logit));
  }

  /// The same rows with other probabilities.
  static Scores mapped(Scores scores, DoubleUnaryOperator change) {
    return changed(scores, change, 1, 1);
  }

  /// The same rows with other probabilities, and weights multiplied by a number for each class.
  static Scores changed(
      Scores scores, DoubleUnaryOperator change, double ofNegative, double ofPositive) {
    double[] probabilities = new double[scores.size()];
    boolean[] labels = new boolean[scores.size()];
    double[] weights = new double[scores.size()];
    for (int row = 0; row < scores.size(); row++) {
      probabilities[row] = change.applyAsDouble(scores.probability(row));
      labels[row] = scores.positive(row);
      weights[row] = scores.weight(row) * (labels[row] ? ofPositive : ofNegative);
    }
    return Scores.of(probabilities, labels, weights);
  }
}
