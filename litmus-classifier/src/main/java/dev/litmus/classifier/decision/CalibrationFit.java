package dev.litmus.classifier.decision;

import dev.litmus.classifier.evaluation.Logit;
import dev.litmus.classifier.evaluation.Scores;

/// Fits a calibration by Newton's method on the log-loss, which is convex in slope and intercept.
final class CalibrationFit {
  /// A slope that is not above 0 would turn the order of rows around. Then the rows say that the
  /// network knows next to nothing, and this slope says so too.
  private static final double SMALLEST_SLOPE = 0.01;

  private static final int MOST_STEPS = 100;
  private static final double CLOSE = 1e-12;

  private final double[] logits;
  private final double[] targets;
  private final double[] weights;
  private double slope = 1;
  private double intercept;

  private CalibrationFit(Scores scores) {
    int rows = scores.size();
    logits = new double[rows];
    targets = new double[rows];
    weights = new double[rows];
    double positive = (scores.totalPositive() + 1) / (scores.totalPositive() + 2);
    double negative = 1 / (scores.totalNegative() + 2);
    for (int row = 0; row < rows; row++) {
      logits[row] = Logit.of(scores.probability(row));
      targets[row] = scores.positive(row) ? positive : negative;
      weights[row] = scores.weight(row);
    }
  }

  static LogitCalibration temperature(Scores scores) {
    CalibrationFit fit = new CalibrationFit(scores);
    fit.descend(true, false);
    double slope = Math.max(fit.slope, SMALLEST_SLOPE);
    return new LogitCalibration(CalibrationMethod.TEMPERATURE, slope, 0);
  }

  static LogitCalibration platt(Scores scores) {
    CalibrationFit fit = new CalibrationFit(scores);
    fit.descend(true, true);
    if (fit.slope < SMALLEST_SLOPE) {
      fit.slope = SMALLEST_SLOPE;
      fit.descend(false, true);
    }
    return new LogitCalibration(CalibrationMethod.PLATT, fit.slope, fit.intercept);
  }

  /// Newton steps over the parameters that are free, each halved until the loss falls.
  private void descend(boolean freeSlope, boolean freeIntercept) {
    double loss = loss(slope, intercept);
    for (int step = 0; step < MOST_STEPS; step++) {
      double gradientSlope = 0;
      double gradientIntercept = 0;
      double curvatureSlope = 0;
      double curvatureBoth = 0;
      double curvatureIntercept = 0;
      for (int row = 0; row < logits.length; row++) {
        double p = Logit.sigmoid(slope * logits[row] + intercept);
        double error = weights[row] * (p - targets[row]);
        double curvature = weights[row] * p * (1 - p);
        gradientSlope += error * logits[row];
        gradientIntercept += error;
        curvatureSlope += curvature * logits[row] * logits[row];
        curvatureBoth += curvature * logits[row];
        curvatureIntercept += curvature;
      }
      if (!freeSlope) {
        gradientSlope = 0;
        curvatureSlope = 1;
        curvatureBoth = 0;
      }
      if (!freeIntercept) {
        gradientIntercept = 0;
        curvatureIntercept = 1;
        curvatureBoth = 0;
      }
      // Far out, or with equal logits, the curvature vanishes; a little keeps the step finite.
      double ridge = 1e-12 * (curvatureSlope + curvatureIntercept) + Double.MIN_NORMAL;
      curvatureSlope += ridge;
      curvatureIntercept += ridge;
      double determinant = curvatureSlope * curvatureIntercept - curvatureBoth * curvatureBoth;
      double bySlope =
          (curvatureIntercept * gradientSlope - curvatureBoth * gradientIntercept) / determinant;
      double byIntercept =
          (curvatureSlope * gradientIntercept - curvatureBoth * gradientSlope) / determinant;
      double share = 1;
      double next = loss(slope - bySlope, intercept - byIntercept);
      while (!(next <= loss) && share > CLOSE) {
        share /= 2;
        next = loss(slope - share * bySlope, intercept - share * byIntercept);
      }
      if (!(next <= loss)) {
        return;
      }
      slope -= share * bySlope;
      intercept -= share * byIntercept;
      loss = next;
      double moved = Math.abs(share * bySlope) + Math.abs(share * byIntercept);
      if (moved <= CLOSE * (1 + Math.abs(slope) + Math.abs(intercept))) {
        return;
      }
    }
  }

  /// The sum over rows of w (ln(1 + e^z) - t z) at z = slope · logit + intercept.
  private double loss(double atSlope, double atIntercept) {
    double sum = 0;
    for (int row = 0; row < logits.length; row++) {
      double z = atSlope * logits[row] + atIntercept;
      double softplus = Math.max(z, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(z)));
      sum += weights[row] * (softplus - targets[row] * z);
    }
    return sum;
  }
}
