package dev.litmus.classifier.report;

import dev.litmus.classifier.evaluation.Confusion;
import dev.litmus.classifier.evaluation.RocCurve;
import dev.litmus.classifier.evaluation.Scores;
import java.util.ArrayList;
import java.util.List;

/// How many of the positive rows are among those with the highest probabilities.
final class Gain {
  private Gain() {}

  /// @param rows the share of all rows that are looked at
  /// @param found the share of the positive rows among them
  record Point(double rows, double found) {
    /// How many times more positive rows there are than among as many rows by chance.
    double lift() {
      return rows == 0 ? 1 : found / rows;
    }
  }

  static List<Point> of(Scores scores) {
    double positive = scores.totalPositive();
    double negative = scores.totalNegative();
    List<Point> points = new ArrayList<>();
    for (RocCurve.Point point : RocCurve.of(scores).points()) {
      double tp = positive * point.truePositiveRate();
      double fp = negative * point.falsePositiveRate();
      points.add(new Point((tp + fp) / (positive + negative), tp / positive));
    }
    return points;
  }

  /// The share of the positive rows found at a share of the rows; rows of equal probability are
  /// taken in equal parts.
  static double at(Scores scores, double share) {
    Point before = new Point(0, 0);
    for (Point point : of(scores)) {
      if (point.rows() >= share) {
        double span = point.rows() - before.rows();
        double part = span == 0 ? 1 : (share - before.rows()) / span;
        return before.found() + part * (point.found() - before.found());
      }
      before = point;
    }
    return 1;
  }

  /// What is called positive at a threshold.
  static double called(Confusion confusion) {
    return confusion.tp() + confusion.fp();
  }
}
