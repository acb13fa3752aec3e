package dev.litmus.classifier.decision;

import dev.litmus.classifier.evaluation.Logit;
import dev.litmus.classifier.evaluation.Scores;

/// A calibration of probabilities: sigmoid(slope · z + intercept) in the place of sigmoid(z), where
/// z = ln(p / (1 - p)) is the logit. It can be folded into a network's last layer, and since the
/// slope is above 0, it keeps the order of rows.
///
/// - `temperature`: slope 1 / T, intercept 0 (Guo and others, "On calibration of modern neural
///   networks", 2017).
/// - `platt`: both (Platt, "Probabilistic outputs for support vector machines", 1999; on logits).
///
/// Either makes the log-loss on held-out rows smallest, with Platt's targets (N+ + 1) / (N+ + 2)
/// and 1 / (N- + 2) in the place of 1 and 0, which keep the slope finite where the classes are
/// apart. N+ and N- are the classes' weights. So `platt` is what scikit-learn's
/// `CalibratedClassifierCV(method="sigmoid")` fits to logits.
///
/// @param method what was fitted; never [CalibrationMethod#AUTO]
/// @param slope above 0
public record LogitCalibration(CalibrationMethod method, double slope, double intercept) {
  /// Probabilities as they are.
  public static final LogitCalibration NONE = new LogitCalibration(CalibrationMethod.NONE, 1, 0);

  public LogitCalibration {
    if (method == CalibrationMethod.AUTO || !(slope > 0) || !Double.isFinite(slope + intercept)) {
      throw new IllegalArgumentException(
          "calibration '%s' with slope %s and intercept %s; expected a slope above 0 and finite numbers"
              .formatted(method.text(), slope, intercept));
    }
  }

  /// The calibration that fits held-out rows best.
  public static LogitCalibration fit(Scores heldOut, CalibrationMethod method) {
    return switch (method) {
      case NONE -> NONE;
      case AUTO -> CalibrationSelection.of(heldOut);
      case TEMPERATURE -> CalibrationFit.temperature(heldOut);
      case PLATT -> CalibrationFit.platt(heldOut);
    };
  }

  /// The calibrated probability.
  public double apply(double probability) {
    return method == CalibrationMethod.NONE
        ? probability
        : Logit.sigmoid(slope * Logit.of(probability) + intercept);
  }

  /// The same rows with calibrated probabilities.
  public Scores apply(Scores scores) {
    return method == CalibrationMethod.NONE ? scores : ScoreMaps.mapped(scores, this::apply);
  }
}
