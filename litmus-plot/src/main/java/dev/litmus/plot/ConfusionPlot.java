package dev.litmus.plot;

import dev.litmus.classifier.evaluation.Confusion;
import dev.litmus.classifier.evaluation.Evaluation;

/// What rows were called against what they are: counts, and shares of each row's class.
///
/// @param negative the name of the class with label 0
/// @param positive the name of the class with label 1
public record ConfusionPlot(String title, Confusion confusion, String negative, String positive)
    implements Plot {
  public static ConfusionPlot of(Evaluation evaluation, String negative, String positive) {
    return new ConfusionPlot("Confusion matrix", evaluation.confusion(), negative, positive);
  }
}
