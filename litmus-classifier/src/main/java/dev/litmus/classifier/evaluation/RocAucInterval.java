package dev.litmus.classifier.evaluation;

import static dev.litmus.classifier.evaluation.Normal.Z95;

/// The interval of the area under the ROC curve.
///
/// DeLong, DeLong and Clarke-Pearson (1988): each positive row's share of negatives below it, V10,
/// and each negative row's share of positives above it, V01, give the variance var(V10) / positives
/// + var(V01) / negatives. The interval is symmetric for ln(A / (1 - A)), so that it stays within
///   0..1. Where the variance is 0, as for a perfect order, or a class has one row, the limits are
///   Newcombe's method 5 (2006): the areas B with |A - B| = z sqrt(variance at B), after Hanley and
///   McNeil.
final class RocAucInterval {
  private RocAucInterval() {}

  static Interval of(Scores scores) {
    double area = RocCurve.area(scores);
    if (Double.isNaN(area)) {
      return Interval.NONE;
    }
    int groups = scores.distinct.length;
    double[] below = new double[groups];
    double[] above = new double[groups];
    for (int i = 1; i < groups; i++) {
      below[i] = below[i - 1] + scores.negativeWeight[i - 1];
    }
    for (int i = groups - 2; i >= 0; i--) {
      above[i] = above[i + 1] + scores.positiveWeight[i + 1];
    }
    ClassSpread positive = new ClassSpread();
    ClassSpread negative = new ClassSpread();
    for (int row = 0; row < scores.size(); row++) {
      int i = scores.group[row];
      if (scores.positive(row)) {
        double share = (below[i] + scores.negativeWeight[i] / 2) / scores.totalNegative();
        positive.add(share - area, scores.weight(row));
      } else {
        double share = (above[i] + scores.positiveWeight[i] / 2) / scores.totalPositive();
        negative.add(share - area, scores.weight(row));
      }
    }
    double variance = positive.varianceOfMean() + negative.varianceOfMean();
    if (!(variance > 1e-24)) {
      return newcombe(area, positive.effectiveRows(), negative.effectiveRows());
    }
    double logit = StrictMath.log(area / (1 - area));
    double half = Z95 * Math.sqrt(variance) / (area * (1 - area));
    return new Interval(sigmoid(logit - half), sigmoid(logit + half));
  }

  /// Newcombe's method 5 for an area seen in so many positive and negative rows.
  static Interval newcombe(double area, double positives, double negatives) {
    return new Interval(limit(area, 0, positives, negatives), limit(area, 1, positives, negatives));
  }

  /// The farthest value between the estimate and the end that is still within z standard
  /// deviations.
  private static double limit(double area, double end, double positives, double negatives) {
    double within = area;
    double beyond = end;
    if (area == end) {
      return end;
    }
    while (Math.abs(within - beyond) > 1e-12) {
      double middle = (within + beyond) / 2;
      double deviation = Math.sqrt(hanleyMcNeil(middle, positives, negatives));
      if (Math.abs(area - middle) <= Z95 * deviation) {
        within = middle;
      } else {
        beyond = middle;
      }
    }
    return within;
  }

  private static double hanleyMcNeil(double a, double positives, double negatives) {
    double others = (positives + negatives) / 2 - 1;
    double pairs = 1 + others * (1 - a) / (2 - a) + others * a / (1 + a);
    return a * (1 - a) * pairs / (positives * negatives);
  }

  private static double sigmoid(double x) {
    return 1 / (1 + StrictMath.exp(-x));
  }

  /// Sums over one class of weights and squared deviations.
  private static final class ClassSpread {
    private int rows;
    private double weight;
    private double squaredWeight;
    private double squaredDeviation;

    void add(double deviation, double rowWeight) {
      if (rowWeight > 0) {
        rows++;
        weight += rowWeight;
        squaredWeight += rowWeight * rowWeight;
        squaredDeviation += rowWeight * rowWeight * deviation * deviation;
      }
    }

    /// sum of w^2 d^2 / (sum of w)^2, times n / (n - 1); NaN for one row.
    double varianceOfMean() {
      return squaredDeviation / (weight * weight) * ((double) rows / (rows - 1));
    }

    double effectiveRows() {
      return weight * weight / squaredWeight;
    }
  }
}
