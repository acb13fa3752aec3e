package dev.litmus.classifier.decision;

import dev.litmus.classifier.evaluation.Scores;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;

/// Where a classifier abstains: split conformal prediction for each class by itself (Vovk,
/// Gammerman and Shafer, "Algorithmic learning in a random world", 2005, sections 2.2 and 4.5;
/// Vovk, "Conditional validity of inductive conformal predictors", 2012).
///
/// A class fits a row unless fewer than 1 - coverage of the held-out rows of that class, the row
/// itself among them, look as unlike it as the row does: for n rows, unless the row is beyond the
/// k-th most unlike of them, k = floor((1 - coverage)(n + 1)). So for rows of either class, the
/// class fits with a probability of at least the coverage, whatever the network, the classes'
/// shares or the calibration are. It takes that the network has not learnt from the held-out rows.
///
/// Unlike is a low probability of the class, hence two limits say it all; and fitted to calibrated
/// probabilities they are the calibrated limits.
///
/// @param coverage the probability with which the true class is to fit, from 0.5 to below 1
/// @param positiveFrom the positive class fits probabilities of at least this
/// @param negativeUpTo the negative class fits probabilities of at most this
public record ConformalBand(double coverage, double positiveFrom, double negativeUpTo) {
  public ConformalBand {
    checkCoverage(coverage);
  }

  /// The band by held-out rows. Weighted rows count as their weights say, a new row as their mean.
  /// A class with fewer than coverage / (1 - coverage) rows (19 for 0.95) fits every row.
  public static ConformalBand of(Scores heldOut, double coverage) {
    checkCoverage(coverage);
    return new ConformalBand(
        coverage, limit(heldOut, true, coverage), limit(heldOut, false, coverage));
  }

  /// The farthest probability that still fits the class, by the rows of it.
  private static double limit(Scores scores, boolean positive, double coverage) {
    int[] mostUnlikeFirst =
        IntStream.range(0, scores.size())
            .filter(row -> scores.positive(row) == positive && scores.weight(row) > 0)
            .boxed()
            .sorted(
                Comparator.comparingDouble(
                    row -> positive ? scores.probability(row) : -scores.probability(row)))
            .mapToInt(Integer::intValue)
            .toArray();
    double weight = Arrays.stream(mostUnlikeFirst).mapToDouble(scores::weight).sum();
    double ofNewRow = weight / mostUnlikeFirst.length;
    // The tolerance makes 1 - 0.9 times 10 the 1 that it is.
    double allowed = (1 - coverage) * (weight + ofNewRow) * (1 + 1e-12) - ofNewRow;
    double unlike = 0;
    for (int row : mostUnlikeFirst) {
      if (allowed < 0) {
        break;
      }
      unlike += scores.weight(row);
      if (unlike > allowed) {
        return scores.probability(row);
      }
    }
    return positive ? 0 : 1;
  }

  /// Whether a row of that probability may be positive.
  public boolean fitsPositive(double probability) {
    return probability >= positiveFrom;
  }

  /// Whether a row of that probability may be negative.
  public boolean fitsNegative(double probability) {
    return probability <= negativeUpTo;
  }

  /// Whether a call is left open: both classes fit, or none, or only the other one, as may be when
  /// the threshold lies outside the band.
  public boolean unsure(double probability, boolean calledPositive) {
    return fitsPositive(probability) != calledPositive
        || fitsNegative(probability) == calledPositive;
  }

  /// A sentence when a class has too few held-out rows, so that it fits every row.
  Optional<String> tooFewRows() {
    long needed = (long) Math.ceil(coverage / (1 - coverage) - 1e-9);
    return positiveFrom > 0 && negativeUpTo < 1
        ? Optional.empty()
        : Optional.of(
            "coverage %s takes at least %d held-out rows of each class (%s has fewer); no verdict against it is sure"
                .formatted(
                    ThresholdText.number(coverage),
                    needed,
                    positiveFrom > 0 ? "the negative one" : "the positive one"));
  }

  static void checkCoverage(double coverage) {
    if (!(coverage >= 0.5 && coverage < 1)) {
      throw new IllegalArgumentException(
          "coverage must be from 0.5 to below 1, such as 0.95; found " + coverage);
    }
  }
}
