package dev.litmus.plot;

import dev.litmus.classifier.evaluation.Evaluation;

/// The share of positives against the probability predicted for them, in ten bins, beside the
/// diagonal of probabilities that can be taken at their word.
public record CalibrationPlot(String title, Evaluation evaluation) implements Plot {
  public static CalibrationPlot of(Evaluation evaluation) {
    return new CalibrationPlot("Calibration", evaluation);
  }
}
