package dev.litmus.classifier.report;

import dev.litmus.classifier.evaluation.Evaluation;
import dev.litmus.classifier.evaluation.Scores;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A few rows that say most about a model: of the right calls those in the middle, of the wrong
/// ones those that the model was surest of.
final class TypicalRows {
  private TypicalRows() {}

  /// One of them.
  ///
  /// @param row its place among the tested rows, from 0
  record Typical(int row, boolean positive, boolean called) {
    boolean right() {
      return positive == called;
    }
  }

  static List<Typical> of(Evaluation evaluation) {
    List<Typical> typical = new ArrayList<>();
    for (boolean positive : new boolean[] {true, false}) {
      pick(evaluation, positive, true).ifPresent(typical::add);
    }
    for (boolean positive : new boolean[] {false, true}) {
      pick(evaluation, positive, false).ifPresent(typical::add);
    }
    return typical;
  }

  private static java.util.Optional<Typical> pick(
      Evaluation evaluation, boolean positive, boolean right) {
    Scores scores = evaluation.scores();
    List<Integer> rows = new ArrayList<>();
    for (int row = 0; row < scores.size(); row++) {
      boolean called = scores.probability(row) > evaluation.threshold();
      if (scores.positive(row) == positive && (called == positive) == right) {
        rows.add(row);
      }
    }
    if (rows.isEmpty()) {
      return java.util.Optional.empty();
    }
    rows.sort(Comparator.comparingDouble(scores::probability));
    int chosen = right ? rows.size() / 2 : positive ? 0 : rows.size() - 1;
    return java.util.Optional.of(new Typical(rows.get(chosen), positive, positive == right));
  }
}
