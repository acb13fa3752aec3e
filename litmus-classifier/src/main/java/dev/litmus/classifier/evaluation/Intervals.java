package dev.litmus.classifier.evaluation;

import org.jspecify.annotations.Nullable;

/// The intervals of all figures of one evaluation.
final class Intervals {
  private final ScoreIntervals scored;
  private final Interval rocAuc;
  private final Interval prAuc;
  private final Interval logLoss;
  private final Interval brier;
  private final Evaluation evaluation;
  private @Nullable Interval ece;

  Intervals(Evaluation evaluation) {
    Scores scores = evaluation.scores();
    double weight = 0;
    double squares = 0;
    for (int row = 0; row < scores.size(); row++) {
      weight += scores.weight(row);
      squares += scores.weight(row) * scores.weight(row);
    }
    this.scored = new ScoreIntervals(evaluation.confusion(), weight / squares);
    this.rocAuc = RocAucInterval.of(scores);
    this.prAuc = PrecisionRecallInterval.of(scores, evaluation.value(Figure.PR_AUC));
    this.logLoss =
        MeanInterval.of(
            scores,
            row -> RowLosses.logLoss(scores.probability(row), scores.positive(row)),
            evaluation.value(Figure.LOG_LOSS));
    this.brier =
        MeanInterval.of(
            scores,
            row -> RowLosses.brier(scores.probability(row), scores.positive(row)),
            evaluation.value(Figure.BRIER));
    this.evaluation = evaluation;
  }

  /// The one that takes long: only for who asks.
  private Interval ece() {
    if (ece == null) {
      ece = Bootstrap.calibrationError(evaluation);
    }
    return ece;
  }

  Interval of(Figure figure) {
    return switch (figure) {
      case ACCURACY -> scored.accuracy();
      case PRECISION -> scored.precision();
      case RECALL -> scored.recall();
      case F1 -> scored.f1();
      case ROC_AUC -> rocAuc;
      case PR_AUC -> prAuc;
      case LOG_LOSS -> logLoss;
      case BRIER -> brier;
      case ECE -> ece();
      case MCC -> scored.mcc();
      case SPECIFICITY -> scored.specificity();
      case BALANCED_ACCURACY -> scored.balancedAccuracy();
    };
  }
}
