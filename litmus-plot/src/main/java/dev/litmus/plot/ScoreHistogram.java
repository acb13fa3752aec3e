package dev.litmus.plot;

import dev.litmus.classifier.evaluation.Evaluation;

/// How often each probability was predicted, for either class, and the threshold between the
/// verdicts.
///
/// @param negative the name of the class with label 0
/// @param positive the name of the class with label 1
public record ScoreHistogram(String title, Evaluation evaluation, String negative, String positive)
    implements Plot {
  public static ScoreHistogram of(Evaluation evaluation, String negative, String positive) {
    return new ScoreHistogram("Predicted probabilities", evaluation, negative, positive);
  }
}
