package dev.litmus.classifier.report;

import dev.litmus.classifier.evaluation.Figure;

/// What the figures are called and mean.
final class FigureWords {
  private FigureWords() {}

  static String name(Figure figure) {
    return switch (figure) {
      case ACCURACY -> "Accuracy";
      case PRECISION -> "Precision";
      case RECALL -> "Recall";
      case F1 -> "F1";
      case ROC_AUC -> "ROC-AUC";
      case PR_AUC -> "PR-AUC";
      case LOG_LOSS -> "Log-loss";
      case BRIER -> "Brier score";
      case ECE -> "Calibration error";
      case MCC -> "Matthews correlation";
      case SPECIFICITY -> "Specificity";
      case BALANCED_ACCURACY -> "Balanced accuracy";
    };
  }

  /// @param positive the positive class
  /// @param negative the negative class
  static String meaning(Figure figure, String positive, String negative) {
    return switch (figure) {
      case ACCURACY -> "Rows called rightly.";
      case PRECISION -> "Rows that are '%s' among those called so.".formatted(positive);
      case RECALL -> "Rows called '%s' among those that are.".formatted(positive);
      case F1 -> "Precision and recall in one, their harmonic mean.";
      case ROC_AUC ->
          "How often a '%s' is ranked above a '%s'; 0.5 is a coin.".formatted(positive, negative);
      case PR_AUC ->
          "Average precision over all thresholds; a coin has the share of '%s'."
              .formatted(positive);
      case LOG_LOSS -> "How surprised the probabilities are by the labels; 0 is best.";
      case BRIER -> "Mean squared distance of probability and label; 0 is best.";
      case ECE -> "How far probabilities are from what happens, on average; 0 is best.";
      case MCC -> "Correlation of calls and labels; 0 is a coin, 1 is best.";
      case SPECIFICITY -> "Rows called '%s' among those that are.".formatted(negative);
      case BALANCED_ACCURACY -> "Mean of recall and specificity; 0.5 is a coin.";
    };
  }
}
