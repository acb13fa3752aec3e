package dev.litmus.classifier.decision;

import dev.litmus.classifier.evaluation.Logit;
import dev.litmus.classifier.evaluation.Scores;

/// Probabilities learnt where a share `from` of rows is positive, for use where it is `to`: their
/// odds are multiplied by the ratio of the odds of both shares (Saerens, Latinne and Decaestecker,
/// "Adjusting the outputs of a classifier to new a priori probabilities", 2002). It holds when rows
/// of a class look the same in both places and only the classes' shares differ.
///
/// @param from the share of positives where the probabilities are right, between 0 and 1
/// @param to the share of positives where the classifier is used, between 0 and 1
public record PriorShift(double from, double to) {
  public PriorShift {
    check(from);
    check(to);
  }

  /// From the share of positives among the given rows.
  public static PriorShift from(Scores heldOut, double to) {
    double all = heldOut.totalPositive() + heldOut.totalNegative();
    return new PriorShift(heldOut.totalPositive() / all, to);
  }

  /// What is added to each logit: ln(to / (1 - to)) - ln(from / (1 - from)).
  public double logitOffset() {
    return StrictMath.log(to / (1 - to)) - StrictMath.log(from / (1 - from));
  }

  /// Rows from the first place as they would be in the second: weighted so that positives make up
  /// the new share. All rows together weigh what they did when they had the old share.
  public Scores weighted(Scores scores) {
    return ScoreMaps.changed(scores, p -> p, (1 - to) / (1 - from), to / from);
  }

  /// The same with shifted probabilities too.
  public Scores apply(Scores scores) {
    double offset = logitOffset();
    return weighted(ScoreMaps.mapped(scores, p -> Logit.sigmoid(Logit.of(p) + offset)));
  }

  private static void check(double share) {
    if (!(share > 0 && share < 1)) {
      throw new IllegalArgumentException(
          "prior: the share of positives must be between 0 and 1; found " + share);
    }
  }
}
