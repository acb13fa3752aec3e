package dev.litmus.classifier.evaluation;

/// The interval of the average precision A: symmetric for ln(A / (1 - A)), with the standard error
/// 1 / sqrt(n A (1 - A)) for n positives (Boyd, Eng and Page, "Area under the precision-recall
/// curve: point estimates and confidence intervals", 2013, the logit interval). Weighted positives
/// count as Kish's effective number. At 0 and 1 it is Wilson's interval for that number.
///
/// It is wider than need be for a high A, where it covers up to 99 %.
final class PrecisionRecallInterval {
  private PrecisionRecallInterval() {}

  static Interval of(Scores scores, double averagePrecision) {
    double squares = 0;
    for (int row = 0; row < scores.size(); row++) {
      squares += scores.positive(row) ? scores.weight(row) * scores.weight(row) : 0;
    }
    double positives = scores.totalPositive() * Confusion.ratio(scores.totalPositive(), squares);
    double variance = averagePrecision * (1 - averagePrecision);
    if (!(variance > 0)) {
      return Interval.wilson(averagePrecision, positives);
    }
    double logit = StrictMath.log(averagePrecision / (1 - averagePrecision));
    double half = Normal.Z95 / Math.sqrt(positives * variance);
    return new Interval(Logit.sigmoid(logit - half), Logit.sigmoid(logit + half));
  }
}
