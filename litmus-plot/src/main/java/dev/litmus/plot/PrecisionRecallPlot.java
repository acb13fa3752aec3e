package dev.litmus.plot;

import dev.litmus.classifier.evaluation.Evaluation;

/// Precision against recall at every threshold, with the average precision, its interval, the
/// chosen threshold and the share of positives, which chance would reach.
public record PrecisionRecallPlot(String title, Evaluation evaluation) implements Plot {
  public static PrecisionRecallPlot of(Evaluation evaluation) {
    return new PrecisionRecallPlot("Precision and recall", evaluation);
  }
}
