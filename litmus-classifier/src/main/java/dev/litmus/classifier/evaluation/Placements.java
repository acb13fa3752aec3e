package dev.litmus.classifier.evaluation;

/// DeLong's placements of rows among those of the other class, whose means are the area under the
/// ROC curve: of a positive row the share of negatives below it, of a negative row the share of
/// positives above it; ties count half.
final class Placements {
  private final Scores scores;
  private final double[] below;
  private final double[] above;

  Placements(Scores scores) {
    this.scores = scores;
    int groups = scores.distinct.length;
    below = new double[groups];
    above = new double[groups];
    for (int i = 1; i < groups; i++) {
      below[i] = below[i - 1] + scores.negativeWeight[i - 1];
    }
    for (int i = groups - 2; i >= 0; i--) {
      above[i] = above[i + 1] + scores.positiveWeight[i + 1];
    }
  }

  double of(int row) {
    int i = scores.group[row];
    return scores.positive(row)
        ? (below[i] + scores.negativeWeight[i] / 2) / scores.totalNegative()
        : (above[i] + scores.positiveWeight[i] / 2) / scores.totalPositive();
  }

  /// The sum over one class of weights and squared deviations.
  static final class Spread {
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
