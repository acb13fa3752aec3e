package dev.litmus.classifier.evaluation;

import java.util.function.DoubleBinaryOperator;

/// Intervals of proportions, and of figures made of them, by Wilson's score method: E. B. Wilson,
/// "Probable inference, the law of succession, and statistical inference" (1927).
///
/// Weighted rows count as (sum of w)^2 / (sum of w^2) rows, Kish's effective number.
final class ScoreIntervals {
  private static final int DIRECTIONS = 720;

  private final Confusion confusion;
  private final double rowsPerWeight;

  /// @param rowsPerWeight sum of w / sum of w^2: what turns a weight into an effective number of
  ///   rows
  ScoreIntervals(Confusion confusion, double rowsPerWeight) {
    this.confusion = confusion;
    this.rowsPerWeight = rowsPerWeight;
  }

  Interval accuracy() {
    return proportion(confusion.tp() + confusion.tn(), confusion.total());
  }

  Interval precision() {
    return proportion(confusion.tp(), confusion.tp() + confusion.fp());
  }

  Interval recall() {
    return proportion(confusion.tp(), confusion.tp() + confusion.fn());
  }

  Interval specificity() {
    return proportion(confusion.tn(), confusion.tn() + confusion.fp());
  }

  /// F1 = 2 F* / (1 + F*) grows with the proportion F* = TP / (TP + FP + FN).
  Interval f1() {
    Interval star = proportion(confusion.tp(), confusion.tp() + confusion.fp() + confusion.fn());
    return new Interval(2 * star.low() / (1 + star.low()), 2 * star.high() / (1 + star.high()));
  }

  Interval balancedAccuracy() {
    if (confusion.tp() + confusion.fn() == 0) {
      return specificity();
    }
    if (confusion.tn() + confusion.fp() == 0) {
      return recall();
    }
    return recovered((recall, specificity) -> (recall + specificity) / 2);
  }

  /// The correlation as a function of recall r and specificity s at the classes' shares P and N: (r
  /// + s - 1) sqrt(P N / (q (1 - q))), where q = P r + N (1 - s) is the share called positive.
  Interval mcc() {
    double positive = confusion.tp() + confusion.fn();
    double negative = confusion.tn() + confusion.fp();
    if (positive == 0 || negative == 0) {
      return Interval.NONE;
    }
    return recovered((recall, specificity) ->
        new Confusion(
                positive * recall,
                negative * (1 - specificity),
                negative * specificity,
                positive * (1 - recall))
            .mcc());
  }

  /// The interval of a figure that grows with recall and with specificity, two independent
  /// proportions, from their own limits (Zou and Donner, "Construction of confidence limits about
  /// effect measures: a general approach", 2008): the figure's range over the ellipse whose half
  /// axes are the distances from the estimates to the limits on the side in question.
  private Interval recovered(DoubleBinaryOperator figure) {
    double r = confusion.recall();
    double s = confusion.specificity();
    Interval recall = recall();
    Interval specificity = specificity();
    double low = figure.applyAsDouble(r, s);
    double high = low;
    for (int i = 0; i <= DIRECTIONS; i++) {
      double angle = Math.PI / 2 * i / DIRECTIONS;
      double cos = StrictMath.cos(angle);
      double sin = StrictMath.sin(angle);
      low =
          Math.min(
              low,
              figure.applyAsDouble(
                  r - cos * (r - recall.low()), s - sin * (s - specificity.low())));
      high =
          Math.max(
              high,
              figure.applyAsDouble(
                  r + cos * (recall.high() - r), s + sin * (specificity.high() - s)));
    }
    return new Interval(low, high);
  }

  private Interval proportion(double part, double whole) {
    return Interval.wilson(Confusion.ratio(part, whole), whole * rowsPerWeight);
  }
}
