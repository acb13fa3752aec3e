package dev.litmus.classifier.evaluation;

import java.util.ArrayList;
import java.util.List;

/// Recall against false alarms as the threshold falls, and the area below it.
///
/// @param points from (0, 0) to (1, 1), one for each distinct probability; a rate of a class
///   without rows is NaN
/// @param area the chance that a positive row scores above a negative one, ties counting half; NaN
///   without both classes
public record RocCurve(List<Point> points, double area) {
  /// The rates when rows with a probability of at least `threshold` are called positive.
  public record Point(double threshold, double falsePositiveRate, double truePositiveRate) {}

  public RocCurve {
    points = List.copyOf(points);
  }

  public static RocCurve of(Scores scores) {
    double positives = scores.totalPositive();
    double negatives = scores.totalNegative();
    List<Point> points = new ArrayList<>(scores.distinct.length + 1);
    points.add(new Point(Double.POSITIVE_INFINITY, 0 / negatives, 0 / positives));
    double tp = 0;
    double fp = 0;
    for (int i = scores.distinct.length - 1; i >= 0; i--) {
      tp += scores.positiveWeight[i];
      fp += scores.negativeWeight[i];
      points.add(new Point(scores.distinct[i], fp / negatives, tp / positives));
    }
    return new RocCurve(points, area(scores));
  }

  /// The statistic of Kolmogorov and Smirnov: the largest distance between the distributions of the
  /// probability in the two classes, which is the largest true positive rate minus false positive
  /// rate. NaN without both classes.
  public double kolmogorovSmirnov() {
    double largest = Double.isNaN(area) ? Double.NaN : 0;
    for (Point point : points) {
      largest = Math.max(largest, point.truePositiveRate() - point.falsePositiveRate());
    }
    return largest;
  }

  static double area(Scores scores) {
    double below = 0;
    double won = 0;
    for (int i = 0; i < scores.distinct.length; i++) {
      won += scores.positiveWeight[i] * (below + scores.negativeWeight[i] / 2);
      below += scores.negativeWeight[i];
    }
    return won / (scores.totalPositive() * scores.totalNegative());
  }
}
