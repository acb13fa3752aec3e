package dev.litmus.classifier.evaluation;

import java.util.ArrayList;
import java.util.List;

/// Precision against recall as the threshold falls, and its average precision.
///
/// @param points from recall 0 (precision 1 by convention) on, one for each distinct probability
/// @param averagePrecision the sum over points of precision times the gain in recall, without
///   interpolation; 0 when no row is positive
public record PrecisionRecallCurve(List<Point> points, double averagePrecision) {
  /// The rates when rows with a probability of at least `threshold` are called positive.
  public record Point(double threshold, double precision, double recall) {}

  public PrecisionRecallCurve {
    points = List.copyOf(points);
  }

  public static PrecisionRecallCurve of(Scores scores) {
    List<Point> points = new ArrayList<>(scores.distinct.length + 1);
    points.add(new Point(Double.POSITIVE_INFINITY, 1, 0));
    double tp = 0;
    double fp = 0;
    for (int i = scores.distinct.length - 1; i >= 0; i--) {
      tp += scores.positiveWeight[i];
      fp += scores.negativeWeight[i];
      points.add(
          new Point(
              scores.distinct[i],
              Confusion.ratio(tp, tp + fp),
              Confusion.ratio(tp, scores.totalPositive())));
    }
    return new PrecisionRecallCurve(
        points, averagePrecision(scores.positiveWeight, scores.negativeWeight));
  }

  /// Average precision from the classes' weights at each distinct probability, ascending.
  static double averagePrecision(double[] positiveWeight, double[] negativeWeight) {
    double tp = 0;
    double fp = 0;
    double sum = 0;
    for (int i = positiveWeight.length - 1; i >= 0; i--) {
      tp += positiveWeight[i];
      fp += negativeWeight[i];
      if (positiveWeight[i] > 0) {
        sum += positiveWeight[i] * (tp / (tp + fp));
      }
    }
    return Confusion.ratio(sum, tp);
  }
}
