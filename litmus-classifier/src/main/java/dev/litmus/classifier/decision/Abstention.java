package dev.litmus.classifier.decision;

import dev.litmus.classifier.evaluation.Evaluation;
import dev.litmus.classifier.evaluation.Scores;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How a band did on labelled rows: how many it left open, how good the other calls are, and
/// whether it kept its coverage.
///
/// @param unsure the weight of the rows left open; their number when there are no weights
/// @param rows the weight of all rows
/// @param accuracy the share of the other rows that are called rightly; NaN when there are none
/// @param positiveCoverage the share of positive rows that the positive class fits; NaN without any
/// @param negativeCoverage the share of negative rows that the negative class fits; NaN without any
/// @param band what was asked for
public record Abstention(
    double unsure,
    double rows,
    double accuracy,
    double positiveCoverage,
    double negativeCoverage,
    ConformalBand band) {
  /// The band of a decision on evaluated rows; empty when it has none.
  public static Optional<Abstention> of(Decision decision, Evaluation evaluation) {
    return decision.band().map(band -> of(band, evaluation));
  }

  private static Abstention of(ConformalBand band, Evaluation evaluation) {
    Scores scores = evaluation.scores();
    double unsure = 0;
    double right = 0;
    double positive = 0;
    double negative = 0;
    for (int row = 0; row < scores.size(); row++) {
      double p = scores.probability(row);
      double weight = scores.weight(row);
      boolean called = p > evaluation.threshold();
      if (band.unsure(p, called)) {
        unsure += weight;
      } else if (called == scores.positive(row)) {
        right += weight;
      }
      positive += scores.positive(row) && band.fitsPositive(p) ? weight : 0;
      negative += !scores.positive(row) && band.fitsNegative(p) ? weight : 0;
    }
    double rows = scores.totalPositive() + scores.totalNegative();
    return new Abstention(
        unsure,
        rows,
        share(right, rows - unsure),
        share(positive, scores.totalPositive()),
        share(negative, scores.totalNegative()),
        band);
  }

  private static double share(double part, double whole) {
    return whole > 0 ? part / whole : Double.NaN;
  }

  /// For people.
  ///
  /// @param negativeClass its name
  /// @param positiveClass its name
  public String sentence(String negativeClass, String positiveClass) {
    return "Unsure: %s of %s rows; of the others a share of %s is called rightly. The true class fits %s of '%s' and %s of '%s', where %s was asked for."
        .formatted(
            ThresholdText.rounded(unsure),
            ThresholdText.rounded(rows),
            shown(accuracy),
            shown(negativeCoverage),
            negativeClass,
            shown(positiveCoverage),
            positiveClass,
            ThresholdText.number(band.coverage()));
  }

  private static String shown(double share) {
    return Double.isNaN(share) ? "none" : ThresholdText.rounded(share);
  }

  /// For files; `null` where undefined.
  public Map<String, @Nullable Object> toMap() {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("rows", unsure);
    map.put("accuracy_of_sure", defined(accuracy));
    map.put("coverage", band.coverage());
    map.put("coverage_of_negative", defined(negativeCoverage));
    map.put("coverage_of_positive", defined(positiveCoverage));
    return map;
  }

  private static @Nullable Double defined(double share) {
    return Double.isNaN(share) ? null : share;
  }
}
