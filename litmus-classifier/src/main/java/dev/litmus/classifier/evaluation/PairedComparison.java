package dev.litmus.classifier.evaluation;

import java.util.ArrayList;
import java.util.List;

/// Two classifiers held against each other on the very same rows.
///
/// @param rocAuc the first's area under the ROC curve minus the second's, with the interval and the
///   p-value of DeLong, DeLong and Clarke-Pearson, "Comparing the areas under two or more
///   correlated receiver operating characteristic curves" (1988)
/// @param logLoss the first's log-loss minus the second's, by the normal distribution of the mean
///   of the differences row by row
/// @param accuracy the first's accuracy minus the second's; the interval is that of Newcombe,
///   "Improved confidence intervals for the difference between binomial proportions based on paired
///   data" (1998), method 10, and the p-value McNemar's (1947), exact
public record PairedComparison(Difference rocAuc, Difference logLoss, Difference accuracy) {
  /// A difference; NaN and [Interval#NONE] where it is undefined.
  ///
  /// @param interval at 95 %
  /// @param pValue how often a difference as large would be seen if there were none
  public record Difference(double value, Interval interval, double pValue) {}

  /// The first against the second.
  ///
  /// @param first an evaluation
  /// @param second one of the same rows in the same order
  /// @throws IllegalArgumentException when labels or weights differ
  public static PairedComparison of(Evaluation first, Evaluation second) {
    Scores a = first.scores();
    Scores b = second.scores();
    boolean same = a.size() == b.size();
    for (int row = 0; same && row < a.size(); row++) {
      same = a.positive(row) == b.positive(row) && a.weight(row) == b.weight(row);
    }
    if (!same) {
      throw new IllegalArgumentException(
          "comparison: both evaluations must be of the same rows; found %d and %d, with different labels or weights"
              .formatted(a.size(), b.size()));
    }
    return new PairedComparison(rocAuc(a, b), logLoss(a, b), accuracy(first, second));
  }

  private static Difference rocAuc(Scores a, Scores b) {
    double difference = RocCurve.area(a) - RocCurve.area(b);
    if (Double.isNaN(difference)) {
      return new Difference(difference, Interval.NONE, Double.NaN);
    }
    Placements ofA = new Placements(a);
    Placements ofB = new Placements(b);
    Placements.Spread positive = new Placements.Spread();
    Placements.Spread negative = new Placements.Spread();
    for (int row = 0; row < a.size(); row++) {
      Placements.Spread ofClass = a.positive(row) ? positive : negative;
      ofClass.add(ofA.of(row) - ofB.of(row) - difference, a.weight(row));
    }
    return normal(difference, positive.varianceOfMean() + negative.varianceOfMean());
  }

  private static Difference logLoss(Scores a, Scores b) {
    double[] differences = new double[a.size()];
    double sum = 0;
    double weight = 0;
    for (int row = 0; row < differences.length; row++) {
      differences[row] =
          RowLosses.logLoss(a.probability(row), a.positive(row))
              - RowLosses.logLoss(b.probability(row), b.positive(row));
      sum += a.weight(row) * differences[row];
      weight += a.weight(row);
    }
    Placements.Spread all = new Placements.Spread();
    for (int row = 0; row < differences.length; row++) {
      all.add(differences[row] - sum / weight, a.weight(row));
    }
    return normal(sum / weight, all.varianceOfMean());
  }

  private static Difference normal(double difference, double variance) {
    if (!(variance > 1e-24)) {
      boolean none = Math.abs(difference) < 1e-12;
      return new Difference(
          none ? 0 : difference, none ? new Interval(0, 0) : Interval.NONE, none ? 1 : Double.NaN);
    }
    double deviation = Math.sqrt(variance);
    return new Difference(
        difference,
        Interval.normal(difference, variance),
        2 * Normal.probability(-Math.abs(difference) / deviation));
  }

  private static Difference accuracy(Evaluation first, Evaluation second) {
    PairedCalls calls = PairedCalls.of(first, second);
    return new Difference(calls.difference(), calls.interval(), calls.mcNemar());
  }

  /// The p-values of several comparisons corrected for their number: Holm, "A simple sequentially
  /// rejective multiple test procedure" (1979). NaN stays NaN and counts for nothing.
  public static List<Double> holm(List<Double> pValues) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < pValues.size(); i++) {
      if (!pValues.get(i).isNaN()) {
        order.add(i);
      }
    }
    order.sort((x, y) -> Double.compare(pValues.get(x), pValues.get(y)));
    List<Double> corrected = new ArrayList<>(pValues);
    double least = 0;
    for (int place = 0; place < order.size(); place++) {
      double p = pValues.get(order.get(place)) * (order.size() - place);
      least = Math.max(least, Math.min(1, p));
      corrected.set(order.get(place), least);
    }
    return corrected;
  }
}
