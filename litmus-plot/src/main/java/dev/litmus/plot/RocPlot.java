package dev.litmus.plot;

import dev.litmus.classifier.evaluation.Evaluation;

/// Recall against false alarms at every threshold, with the area below, its interval, the chosen
/// threshold and the diagonal of chance.
public record RocPlot(String title, Evaluation evaluation) implements Plot {
  public static RocPlot of(Evaluation evaluation) {
    return new RocPlot("ROC curve", evaluation);
  }
}
