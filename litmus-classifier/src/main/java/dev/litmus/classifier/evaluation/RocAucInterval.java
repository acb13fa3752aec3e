package dev.litmus.classifier.evaluation;

import static dev.litmus.classifier.evaluation.Normal.Z95;

/// The interval of the area under the ROC curve: the areas B for which the estimate A is within |A
/// - B| <= 1.96 sqrt(v(B)), so that it is a score interval and stays within 0..1 (Newcombe,
///   "Confidence intervals for an effect size measure based on the Mann-Whitney statistic", 2006,
///   method 5).
///
/// v(B) is the variance of Hanley and McNeil, "The meaning and use of the area under a receiver
/// operating characteristic (ROC) curve" (1982), times a number that fits it to the rows: r = the
/// variance of DeLong, DeLong and Clarke-Pearson (1988) / Hanley and McNeil's, both at A. DeLong's
/// varies much, and falls short where A is near 1 and few rows stand in the wrong order; so r below
/// 1 is taken to the power 2/3, which by simulation gives intervals of continuous scores their 95 %
/// up to an area of 0.98, with 30 rows of a class. For a perfect order, or one row of a class, r is
/// 1.
final class RocAucInterval {
  private static final double SHRINKAGE = 2.0 / 3;

  private RocAucInterval() {}

  static Interval of(Scores scores) {
    double area = RocCurve.area(scores);
    if (Double.isNaN(area)) {
      return Interval.NONE;
    }
    Placements placements = new Placements(scores);
    Placements.Spread positive = new Placements.Spread();
    Placements.Spread negative = new Placements.Spread();
    for (int row = 0; row < scores.size(); row++) {
      Placements.Spread ofClass = scores.positive(row) ? positive : negative;
      ofClass.add(placements.of(row) - area, scores.weight(row));
    }
    double positives = positive.effectiveRows();
    double negatives = negative.effectiveRows();
    double deLong = positive.varianceOfMean() + negative.varianceOfMean();
    double ratio = deLong / hanleyMcNeil(area, positives, negatives);
    return newcombe(area, positives, negatives, deLong > 1e-24 ? shrunk(ratio) : 1);
  }

  private static double shrunk(double ratio) {
    return ratio < 1 ? StrictMath.pow(ratio, SHRINKAGE) : ratio;
  }

  /// The interval for an area seen in so many positive and negative rows.
  ///
  /// @param ratio what Hanley and McNeil's variance is multiplied by; 1 is Newcombe's own
  static Interval newcombe(double area, double positives, double negatives, double ratio) {
    return new Interval(
        limit(area, 0, positives, negatives, ratio), limit(area, 1, positives, negatives, ratio));
  }

  /// The farthest value between the estimate and the end that is still within z standard
  /// deviations.
  private static double limit(
      double area, double end, double positives, double negatives, double ratio) {
    double within = area;
    double beyond = end;
    if (area == end) {
      return end;
    }
    while (Math.abs(within - beyond) > 1e-12) {
      double middle = (within + beyond) / 2;
      double deviation = Math.sqrt(ratio * hanleyMcNeil(middle, positives, negatives));
      if (Math.abs(area - middle) <= Z95 * deviation) {
        within = middle;
      } else {
        beyond = middle;
      }
    }
    return within;
  }

  static double hanleyMcNeil(double a, double positives, double negatives) {
    double others = (positives + negatives) / 2 - 1;
    double pairs = 1 + others * (1 - a) / (2 - a) + others * a / (1 + a);
    return a * (1 - a) * pairs / (positives * negatives);
  }
}
