package dev.litmus.classifier.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How good a classifier was on labelled rows: every [Figure] with its 95 % interval.
///
/// A row is called positive when its probability is above the threshold. Figures equal
/// scikit-learn's: precision, recall, specificity, F1 and correlation are 0 where their denominator
/// is 0, average precision is 0 without positives, and the area under the ROC curve is NaN without
/// both classes, `null` in files. The log-loss clips probabilities at 2^-52.
public final class Evaluation {
  /// The threshold that is taken when none is chosen.
  public static final double DEFAULT_THRESHOLD = 0.5;

  private final Scores scores;
  private final double threshold;
  private final Confusion confusion;
  private final RocCurve roc;
  private final PrecisionRecallCurve precisionRecall;
  private final Calibration calibration;
  private final double logLoss;
  private final double brier;
  private @Nullable Intervals intervals;

  private Evaluation(Scores scores, double threshold) {
    if (Double.isNaN(threshold)) {
      throw new IllegalArgumentException("evaluation: the threshold is NaN; expected a number");
    }
    this.scores = scores;
    this.threshold = threshold;
    this.confusion = Confusion.at(scores, threshold);
    this.roc = RocCurve.of(scores);
    this.precisionRecall = PrecisionRecallCurve.of(scores);
    this.calibration = Calibration.of(scores);
    double logLossSum = 0;
    double brierSum = 0;
    for (int row = 0; row < scores.size(); row++) {
      double p = scores.probability(row);
      logLossSum += scores.weight(row) * RowLosses.logLoss(p, scores.positive(row));
      brierSum += scores.weight(row) * RowLosses.brier(p, scores.positive(row));
    }
    double weight = scores.totalPositive() + scores.totalNegative();
    this.logLoss = logLossSum / weight;
    this.brier = brierSum / weight;
  }

  /// At the threshold 0.5.
  public static Evaluation of(Scores scores) {
    return new Evaluation(scores, DEFAULT_THRESHOLD);
  }

  public static Evaluation of(Scores scores, double threshold) {
    return new Evaluation(scores, threshold);
  }

  /// What was evaluated.
  public Scores scores() {
    return scores;
  }

  public double threshold() {
    return threshold;
  }

  public Confusion confusion() {
    return confusion;
  }

  public RocCurve roc() {
    return roc;
  }

  public PrecisionRecallCurve precisionRecall() {
    return precisionRecall;
  }

  public Calibration calibration() {
    return calibration;
  }

  /// A figure; NaN where it is undefined.
  public double value(Figure figure) {
    return switch (figure) {
      case ACCURACY -> confusion.accuracy();
      case PRECISION -> confusion.precision();
      case RECALL -> confusion.recall();
      case F1 -> confusion.f1();
      case ROC_AUC -> roc.area();
      case PR_AUC -> precisionRecall.averagePrecision();
      case LOG_LOSS -> logLoss;
      case BRIER -> brier;
      case ECE -> calibration.expectedError();
      case MCC -> confusion.mcc();
      case SPECIFICITY -> confusion.specificity();
      case BALANCED_ACCURACY -> confusion.balancedAccuracy();
    };
  }

  /// The accuracy of always calling the more frequent class.
  public double baselineAccuracy() {
    return confusion.majorityShare();
  }

  /// The 95 % interval of a figure, [Interval#NONE] where it is undefined.
  public synchronized Interval interval(Figure figure) {
    if (intervals == null) {
      intervals = new Intervals(this);
    }
    return intervals.of(figure);
  }

  /// The figures by their keys and the confusion matrix, for files; `null` where undefined.
  public Map<String, @Nullable Object> metricsMap() {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (Figure figure : Figure.values()) {
      double value = value(figure);
      map.put(figure.key(), Double.isNaN(value) ? null : (Object) value);
    }
    map.put("confusion", confusion.toMap());
    return map;
  }

  /// The intervals by their figures' keys, each as low and high, for files; `null` where undefined.
  public Map<String, @Nullable List<Double>> intervalsMap() {
    Map<String, @Nullable List<Double>> map = new LinkedHashMap<>();
    for (Figure figure : Figure.values()) {
      Interval interval = interval(figure);
      map.put(figure.key(), interval.defined() ? List.of(interval.low(), interval.high()) : null);
    }
    return map;
  }

  /// Whether the interval of the area under the ROC curve lies above 0.5, the area of a coin.
  public boolean betterThanChance() {
    return interval(Figure.ROC_AUC).low() > 0.5;
  }

  /// Sentences that a reader of the figures needs.
  public List<String> notices() {
    List<String> notices = new ArrayList<>();
    Interval area = interval(Figure.ROC_AUC);
    if (!area.defined()) {
      notices.add(
          "All rows are of one class: the area under the ROC curve is undefined, and nothing can be"
              + " said on how well the classes are told apart.");
    } else if (area.contains(0.5)) {
      notices.add(
          "The model is no better than chance on these rows: the 95 %% interval of its ROC-AUC, %s to %s, contains 0.5."
              .formatted(Digits.four(area.low()), Digits.four(area.high())));
    } else if (area.high() < 0.5) {
      notices.add(
          "The model is worse than chance on these rows (ROC-AUC %s): are the classes swapped?"
              .formatted(Digits.four(value(Figure.ROC_AUC))));
    }
    return notices;
  }
}
