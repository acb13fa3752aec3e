package dev.litmus.nn.metrics;

/// The area under a curve through the points that counts above thresholds give, as Keras takes it.
final class AreaUnderCurve {
  private final double[] truePositives;
  private final double[] falsePositives;
  private final double[] trueNegatives;
  private final double[] falseNegatives;
  private final int points;

  AreaUnderCurve(ThresholdCounts counts) {
    truePositives = counts.truePositives();
    falsePositives = counts.falsePositives();
    trueNegatives = counts.trueNegatives();
    falseNegatives = counts.falseNegatives();
    points = counts.size();
  }

  double of(Auc.Curve curve, Auc.Summation summation) {
    double[] recall = ThresholdCounts.shares(truePositives, falseNegatives);
    return switch (curve) {
      case ROC -> area(ThresholdCounts.shares(falsePositives, trueNegatives), recall, summation);
      case PR ->
          summation == Auc.Summation.INTERPOLATION
              ? interpolatedPrecision()
              : area(recall, ThresholdCounts.shares(truePositives, falsePositives), summation);
      case PRGAIN -> gains(summation);
    };
  }

  private double area(double[] x, double[] y, Auc.Summation summation) {
    double area = 0;
    for (int i = 0; i + 1 < points; i++) {
      double height =
          switch (summation) {
            case INTERPOLATION -> (y[i] + y[i + 1]) / 2;
            case MINORING -> Math.min(y[i], y[i + 1]);
            case MAJORING -> Math.max(y[i], y[i + 1]);
          };
      area += (x[i] - x[i + 1]) * height;
    }
    return area;
  }

  /// Between two points, true positives grow in a straight line with all positives.
  private double interpolatedPrecision() {
    double area = 0;
    for (int i = 0; i + 1 < points; i++) {
      double from = truePositives[i + 1] + falsePositives[i + 1];
      double to = truePositives[i] + falsePositives[i];
      double gained = truePositives[i] - truePositives[i + 1];
      double slope = ThresholdCounts.share(gained, Math.max(to - from, 0));
      double intercept = truePositives[i + 1] - slope * from;
      double ratio = to > 0 && from > 0 ? to / from : 1;
      area +=
          ThresholdCounts.share(
              slope * (gained + intercept * Math.log(ratio)),
              truePositives[i + 1] + falseNegatives[i + 1]);
    }
    return area;
  }

  private double gains(Auc.Summation summation) {
    double[] recall = new double[points];
    double[] precision = new double[points];
    for (int i = 0; i < points; i++) {
      double positives = truePositives[i] + falseNegatives[i];
      double scale = ThresholdCounts.share(positives, trueNegatives[i] + falsePositives[i]);
      boolean any = truePositives[i] != 0;
      double missed = ThresholdCounts.share(falseNegatives[i], truePositives[i]);
      double taken = ThresholdCounts.share(falsePositives[i], truePositives[i]);
      recall[i] = any ? Math.max(1 - scale * missed, 0) : 0;
      precision[i] = any ? 1 - scale * taken : 1;
    }
    return area(recall, precision, summation);
  }
}
