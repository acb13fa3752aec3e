package dev.litmus.classifier.evaluation;

import java.util.ArrayList;
import java.util.List;

/// What mistakes cost, for every share of positives and every price of both mistakes at once, after
/// Drummond and Holte, "Cost curves: An improved method for visualizing classifier performance",
/// Machine Learning 65 (2006).
///
/// With p the share of positives, the probability cost is
///
/// PC = p · cost of a miss / (p · cost of a miss + (1 - p) · cost of a false alarm),
///
/// and a threshold with a miss rate of FNR and a false alarm rate of FPR has the normalized
/// expected cost FNR · PC + FPR · (1 - PC): 0 for no mistakes, 1 for nothing else. Calling all rows
/// alike costs min(PC, 1 - PC).
///
/// @param points for probability costs from 0 to 1 in equal steps
public record CostCurve(List<Point> points) {
  private static final int STEPS = 200;

  /// Savings below this share of what calling all rows alike costs count as none.
  private static final double LEAST_SAVING = 0.05;

  /// One probability cost.
  ///
  /// @param best the cost at the threshold that is cheapest there: the lower envelope
  /// @param own the cost at the threshold in use
  public record Point(double probabilityCost, double best, double own) {
    /// The cost of calling all rows alike.
    public double trivial() {
      return Math.min(probabilityCost, 1 - probabilityCost);
    }
  }

  /// Copies the list.
  public CostCurve {
    points = List.copyOf(points);
  }

  /// The curve of an evaluation of rows of both classes.
  public static CostCurve of(Evaluation evaluation) {
    List<RocCurve.Point> roc = evaluation.roc().points();
    Confusion confusion = evaluation.confusion();
    double misses = 1 - confusion.recall();
    double alarms = 1 - confusion.specificity();
    List<Point> points = new ArrayList<>();
    for (int step = 0; step <= STEPS; step++) {
      double pc = (double) step / STEPS;
      double best = Math.min(pc, 1 - pc);
      for (RocCurve.Point point : roc) {
        best =
            Math.min(
                best, (1 - point.truePositiveRate()) * pc + point.falsePositiveRate() * (1 - pc));
      }
      points.add(new Point(pc, best, misses * pc + alarms * (1 - pc)));
    }
    return new CostCurve(points);
  }

  /// Between which probability costs the cheapest threshold costs less than calling all rows alike,
  /// by a twentieth or more; [Interval#NONE] when nowhere.
  public Interval saving() {
    double low = Double.NaN;
    double high = Double.NaN;
    for (Point point : points) {
      if (point.best() < (1 - LEAST_SAVING) * point.trivial()) {
        low = Double.isNaN(low) ? point.probabilityCost() : low;
        high = point.probabilityCost();
      }
    }
    return Double.isNaN(low) ? Interval.NONE : new Interval(low, high);
  }

  /// The cheapest threshold at a price.
  ///
  /// @param threshold rows with a probability of at least that are called positive; infinite when
  ///   none should be
  /// @param cost of all mistakes, in units of a false alarm
  /// @param alike what calling all rows alike costs, whichever way is cheaper
  public record Cheapest(double threshold, double cost, double alike) {}

  /// The cheapest threshold where a miss costs so many times what a false alarm costs.
  public static Cheapest at(Evaluation evaluation, double times) {
    double positives = evaluation.scores().totalPositive();
    double negatives = evaluation.scores().totalNegative();
    double alike = Math.min(positives * times, negatives);
    Cheapest best = new Cheapest(Double.POSITIVE_INFINITY, positives * times, alike);
    for (RocCurve.Point point : evaluation.roc().points()) {
      double cost =
          (1 - point.truePositiveRate()) * positives * times
              + point.falsePositiveRate() * negatives;
      if (cost < best.cost()) {
        best = new Cheapest(point.threshold(), cost, alike);
      }
    }
    return best;
  }

  /// How many times the cost of a false alarm a miss costs at a probability cost.
  ///
  /// @param prevalence the share of positives, between 0 and 1
  public static double costRatio(double probabilityCost, double prevalence) {
    return probabilityCost / (1 - probabilityCost) * (1 - prevalence) / prevalence;
  }
}
