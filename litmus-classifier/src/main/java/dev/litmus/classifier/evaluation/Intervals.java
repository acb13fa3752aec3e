package dev.litmus.classifier.evaluation;

/// The intervals of all figures of one evaluation.
final class Intervals {
  private final ScoreIntervals scored;
  private final Interval rocAuc;
  private final Bootstrap drawn;

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
    this.drawn = new Bootstrap(evaluation);
  }

  Interval of(Figure figure) {
    return switch (figure) {
      case ACCURACY -> scored.accuracy();
      case PRECISION -> scored.precision();
      case RECALL -> scored.recall();
      case F1 -> scored.f1();
      case ROC_AUC -> rocAuc;
      case PR_AUC -> drawn.prAuc();
      case LOG_LOSS -> drawn.logLoss();
      case BRIER -> drawn.brier();
      case ECE -> drawn.ece();
      case MCC -> scored.mcc();
      case SPECIFICITY -> scored.specificity();
      case BALANCED_ACCURACY -> scored.balancedAccuracy();
    };
  }
}
