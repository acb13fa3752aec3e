package dev.litmus.classifier.decision;

import dev.litmus.classifier.evaluation.Logit;
import dev.litmus.classifier.evaluation.Scores;
import dev.litmus.classifier.table.StratifiedKFold;
import java.util.List;

/// Whether to calibrate at all, and how: from none over temperature to Platt, a further method
/// takes the place of the one before it when its log-loss, cross-validated on the held-out rows, is
/// lower by more than the standard error of the difference row by row. That is the
/// one-standard-error rule of Breiman, Friedman, Olshen and Stone, "Classification and regression
/// trees" (1984).
final class CalibrationSelection {
  private static final int FOLDS = 5;

  /// With fewer rows of a class a calibration is mostly noise.
  private static final int ENOUGH_ROWS_OF_A_CLASS = 10;

  private CalibrationSelection() {}

  static LogitCalibration of(Scores heldOut) {
    int[] labels = new int[heldOut.size()];
    int positives = 0;
    for (int row = 0; row < labels.length; row++) {
      labels[row] = heldOut.positive(row) ? 1 : 0;
      positives += labels[row];
    }
    if (Math.min(positives, labels.length - positives) < ENOUGH_ROWS_OF_A_CLASS) {
      return LogitCalibration.NONE;
    }
    List<StratifiedKFold.Fold> folds = StratifiedKFold.of(labels, FOLDS, 0);
    CalibrationMethod kept = CalibrationMethod.NONE;
    double[] lossOfKept = losses(heldOut, folds, kept);
    for (CalibrationMethod method :
        List.of(CalibrationMethod.TEMPERATURE, CalibrationMethod.PLATT)) {
      double[] losses = losses(heldOut, folds, method);
      if (isLower(losses, lossOfKept, heldOut)) {
        kept = method;
        lossOfKept = losses;
      }
    }
    return LogitCalibration.fit(heldOut, kept);
  }

  /// The log-loss of each row under the calibration of the folds that it is not in.
  private static double[] losses(
      Scores scores, List<StratifiedKFold.Fold> folds, CalibrationMethod method) {
    double[] losses = new double[scores.size()];
    for (StratifiedKFold.Fold fold : folds) {
      LogitCalibration calibration = LogitCalibration.fit(scores.rows(fold.train()), method);
      for (int row : fold.test()) {
        double logit =
            calibration.slope() * Logit.of(scores.probability(row)) + calibration.intercept();
        double against = scores.positive(row) ? -logit : logit;
        losses[row] = Math.max(against, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(against)));
      }
    }
    return losses;
  }

  private static boolean isLower(double[] losses, double[] than, Scores scores) {
    double weight = 0;
    double sum = 0;
    for (int row = 0; row < losses.length; row++) {
      weight += scores.weight(row);
      sum += scores.weight(row) * (than[row] - losses[row]);
    }
    double gain = sum / weight;
    double squares = 0;
    for (int row = 0; row < losses.length; row++) {
      double distance = scores.weight(row) * (than[row] - losses[row] - gain);
      squares += distance * distance;
    }
    double standardError = Math.sqrt(squares * losses.length / (losses.length - 1.0)) / weight;
    return gain > standardError;
  }
}
