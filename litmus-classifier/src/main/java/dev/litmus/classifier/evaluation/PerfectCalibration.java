package dev.litmus.classifier.evaluation;

import java.util.Arrays;

/// The calibration errors that probabilities show by chance although they are perfectly calibrated:
/// each row's label is drawn from its own probability (Bröcker and Smith, "Increasing the
/// reliability of reliability diagrams", 2007).
final class PerfectCalibration {
  private static final double UNIT = 0x1p-53;

  private PerfectCalibration() {}

  /// The errors of so many draws, ascending.
  static double[] errors(Scores scores, int draws, SplitMix64 generator) {
    double[] weight = new double[Calibration.BINS];
    double[] probability = new double[Calibration.BINS];
    int[] bin = new int[scores.size()];
    for (int row = 0; row < bin.length; row++) {
      bin[row] = Calibration.bin(scores.probability(row));
      weight[bin[row]] += scores.weight(row);
      probability[bin[row]] += scores.weight(row) * scores.probability(row);
    }
    double[] errors = new double[draws];
    for (int i = 0; i < draws; i++) {
      double[] positive = new double[Calibration.BINS];
      for (int row = 0; row < bin.length; row++) {
        if ((generator.next() >>> 11) * UNIT < scores.probability(row)) {
          positive[bin[row]] += scores.weight(row);
        }
      }
      errors[i] = Calibration.expectedError(weight, probability, positive);
    }
    Arrays.sort(errors);
    return errors;
  }
}
