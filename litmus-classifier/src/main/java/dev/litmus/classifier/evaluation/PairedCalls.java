package dev.litmus.classifier.evaluation;

/// Calls of two classifiers on the same rows, by which of the two was right. Weighted rows count as
/// Kish's effective number.
///
/// @param first rows that only the first called rightly
/// @param second rows that only the second called rightly
record PairedCalls(double both, double first, double second, double neither) {
  static PairedCalls of(Evaluation a, Evaluation b) {
    double[] counts = new double[4];
    double weight = 0;
    double squares = 0;
    Scores scores = a.scores();
    for (int row = 0; row < scores.size(); row++) {
      boolean rightA = scores.probability(row) > a.threshold() == scores.positive(row);
      boolean rightB = b.scores().probability(row) > b.threshold() == scores.positive(row);
      counts[(rightA ? 0 : 2) + (rightB ? 0 : 1)] += scores.weight(row);
      weight += scores.weight(row);
      squares += scores.weight(row) * scores.weight(row);
    }
    double scale = weight / squares;
    return new PairedCalls(
        counts[0] * scale, counts[1] * scale, counts[2] * scale, counts[3] * scale);
  }

  private double rows() {
    return both + first + second + neither;
  }

  double difference() {
    return (first - second) / rows();
  }

  /// Newcombe's method 10: Wilson's limits of both accuracies, squared and added with their
  /// correlation, where the numerator of phi is corrected for continuity when it is above 0.
  Interval interval() {
    double n = rows();
    double p1 = (both + first) / n;
    double p2 = (both + second) / n;
    Interval w1 = Interval.wilson(p1, n);
    Interval w2 = Interval.wilson(p2, n);
    double l1 = p1 - w1.low();
    double u1 = w1.high() - p1;
    double l2 = p2 - w2.low();
    double u2 = w2.high() - p2;
    double margins = (both + first) * (second + neither) * (both + second) * (first + neither);
    double numerator = both * neither - first * second;
    double corrected = numerator > 0 ? Math.max(numerator - n / 2, 0) : numerator;
    double phi = margins == 0 ? 0 : corrected / Math.sqrt(margins);
    return new Interval(
        difference() - Math.sqrt(Math.max(0, l1 * l1 - 2 * phi * l1 * u2 + u2 * u2)),
        difference() + Math.sqrt(Math.max(0, u1 * u1 - 2 * phi * u1 * l2 + l2 * l2)));
  }

  /// McNemar's exact test: the rows that one alone called rightly are the first's with probability
  /// 1/2. The two-sided p-value of a binomial distribution; counts of weights are rounded.
  double mcNemar() {
    long all = Math.round(first + second);
    long fewer = Math.min(Math.round(Math.min(first, second)), all / 2);
    if (all == 0) {
      return 1;
    }
    double logTerm = -all * StrictMath.log(2);
    double sum = StrictMath.exp(logTerm);
    for (long i = 1; i <= fewer; i++) {
      logTerm += StrictMath.log((all - i + 1.0) / i);
      sum += StrictMath.exp(logTerm);
    }
    return Math.min(1, 2 * sum);
  }
}
