package dev.litmus.classifier.decision;

import dev.litmus.classifier.evaluation.Scores;
import java.util.function.DoubleUnaryOperator;

/// Scored rows with other probabilities and weights.
final class ScoreMaps {
  private ScoreMaps() {}

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
