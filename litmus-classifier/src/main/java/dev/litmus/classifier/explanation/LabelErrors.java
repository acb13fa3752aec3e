package dev.litmus.classifier.explanation;

import dev.litmus.classifier.evaluation.Scores;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Rows whose label is probably wrong, by confident learning: C. G. Northcutt, L. Jiang and I. L.
/// Chuang, "Confident learning: estimating uncertainty in dataset labels" (2021).
///
/// A row is suspected when the other class is more probable than its own, and at least as probable
/// as that class is on average for the rows that carry its label. This says something only for rows
/// that the classifier was not trained on: a network learns wrong labels by heart.
///
/// @param positiveThreshold the mean probability of the rows labelled positive
/// @param negativeThreshold the mean probability of the negative class, of the rows labelled so
/// @param suspects the most doubtful label first
public record LabelErrors(
    double positiveThreshold, double negativeThreshold, List<Suspect> suspects) {

  /// Copies the list.
  public LabelErrors {
    suspects = List.copyOf(suspects);
  }

  /// A row with a doubtful label.
  ///
  /// @param row its place among the scores, from 0
  /// @param positive what it is labelled
  /// @param probability of the positive class
  public record Suspect(int row, boolean positive, double probability) {
    /// The probability of the label that the row has.
    public double ofLabel() {
      return positive ? probability : 1 - probability;
    }
  }

  /// The suspects among rows that were held out of the training.
  public static LabelErrors of(Scores heldOut) {
    double[] sums = new double[2];
    int[] counts = new int[2];
    for (int row = 0; row < heldOut.size(); row++) {
      int label = heldOut.positive(row) ? 1 : 0;
      double p = heldOut.probability(row);
      sums[label] += label == 1 ? p : 1 - p;
      counts[label]++;
    }
    double ofPositives = sums[1] / counts[1];
    double ofNegatives = sums[0] / counts[0];
    List<Suspect> suspects = new ArrayList<>();
    for (int row = 0; row < heldOut.size(); row++) {
      Suspect suspect = new Suspect(row, heldOut.positive(row), heldOut.probability(row));
      double other = 1 - suspect.ofLabel();
      if (other > 0.5 && other >= (suspect.positive() ? ofNegatives : ofPositives)) {
        suspects.add(suspect);
      }
    }
    suspects.sort(Comparator.comparingDouble(Suspect::ofLabel));
    return new LabelErrors(ofPositives, ofNegatives, suspects);
  }
}
