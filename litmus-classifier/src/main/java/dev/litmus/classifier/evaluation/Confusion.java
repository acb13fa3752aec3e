package dev.litmus.classifier.evaluation;

import java.util.LinkedHashMap;
import java.util.Map;

/// How rows were called against what they are; numbers of rows, or sums of their weights.
///
/// A ratio whose denominator is 0 is 0, as in scikit-learn, unless said otherwise.
///
/// @param tp true positives: positive, called positive
/// @param fp false positives: negative, called positive
/// @param tn true negatives: negative, called negative
/// @param fn false negatives: positive, called negative
public record Confusion(double tp, double fp, double tn, double fn) {
  /// Calls a row positive when its probability is above the threshold, as Keras's metrics do.
  public static Confusion at(Scores scores, double threshold) {
    double tp = 0;
    double fp = 0;
    double tn = 0;
    double fn = 0;
    for (int i = 0; i < scores.distinct.length; i++) {
      if (scores.distinct[i] > threshold) {
        tp += scores.positiveWeight[i];
        fp += scores.negativeWeight[i];
      } else {
        fn += scores.positiveWeight[i];
        tn += scores.negativeWeight[i];
      }
    }
    return new Confusion(tp, fp, tn, fn);
  }

  /// All rows.
  public double total() {
    return tp + fp + tn + fn;
  }

  /// The share of rows called rightly: (TP + TN) / all.
  public double accuracy() {
    return ratio(tp + tn, total());
  }

  /// The share of positives among those called positive: TP / (TP + FP).
  public double precision() {
    return ratio(tp, tp + fp);
  }

  /// The share of positives that were called so: TP / (TP + FN). Also named sensitivity.
  public double recall() {
    return ratio(tp, tp + fn);
  }

  /// The share of negatives that were called so: TN / (TN + FP).
  public double specificity() {
    return ratio(tn, tn + fp);
  }

  /// The harmonic mean of precision and recall: 2 TP / (2 TP + FP + FN).
  public double f1() {
    return ratio(2 * tp, 2 * tp + fp + fn);
  }

  /// The mean of recall and specificity; of one class alone, its own share.
  public double balancedAccuracy() {
    if (tp + fn == 0) {
      return specificity();
    }
    return tn + fp == 0 ? recall() : (recall() + specificity()) / 2;
  }

  /// Matthews's correlation of calls and labels, -1..1: (TP TN - FP FN) / sqrt((TP + FP) (TP + FN)
  /// (TN + FP) (TN + FN)).
  public double mcc() {
    double square = (tp + fp) * (tp + fn) * (tn + fp) * (tn + fn);
    return ratio(tp * tn - fp * fn, Math.sqrt(square));
  }

  /// The share of negatives among those called negative: TN / (TN + FN).
  public double negativePredictiveValue() {
    return ratio(tn, tn + fn);
  }

  /// Cohen's kappa, -1..1: how far calls and labels agree beyond chance, (a - e) / (1 - e) with the
  /// accuracy a and the one expected of independent calls, e. NaN where e is 1, as in scikit-learn.
  public double kappa() {
    double positive = (tp + fn) * (tp + fp);
    double negative = (tn + fp) * (tn + fn);
    double expected = ratio(positive + negative, total() * total());
    return (accuracy() - expected) / (1 - expected);
  }

  /// The share of the larger class: the accuracy of always calling that one.
  public double majorityShare() {
    return ratio(Math.max(tp + fn, tn + fp), total());
  }

  /// The four numbers by name, for a file: whole ones as `Long`.
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("tp", number(tp));
    map.put("fp", number(fp));
    map.put("tn", number(tn));
    map.put("fn", number(fn));
    return map;
  }

  static double ratio(double part, double whole) {
    return whole == 0 ? 0 : part / whole;
  }

  private static Object number(double x) {
    return x == Math.rint(x) ? (Object) (long) x : (Object) x;
  }
}
