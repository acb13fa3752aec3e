package dev.litmus.classifier.evaluation;

import java.util.ArrayList;
import java.util.List;

/// One of the ways in which a threshold can divide rows, and how they are called then.
///
/// @param threshold rows with a probability above it are called positive; halfway between the
///   probabilities on both sides of it
public record Cut(double threshold, Confusion confusion) {
  /// All the ways: from no row called positive to every row, one more than there are distinct
  /// probabilities. Where the lowest probability is 0, the last threshold lies just below it.
  public static List<Cut> all(Scores scores) {
    double[] distinct = scores.distinct;
    int last = distinct.length - 1;
    List<Cut> cuts = new ArrayList<>(distinct.length + 1);
    double tp = 0;
    double fp = 0;
    double fn = scores.totalPositive();
    double tn = scores.totalNegative();
    cuts.add(new Cut(between(distinct[last], 1), new Confusion(0, 0, tn, fn)));
    for (int i = last; i >= 0; i--) {
      tp += scores.positiveWeight[i];
      fp += scores.negativeWeight[i];
      // The last differences must be 0 whatever was rounded on the way.
      fn = i == 0 ? 0 : Math.max(0, scores.totalPositive() - tp);
      tn = i == 0 ? 0 : Math.max(0, scores.totalNegative() - fp);
      double threshold =
          i > 0
              ? between(distinct[i - 1], distinct[i])
              : distinct[0] > 0 ? distinct[0] / 2 : -Double.MIN_VALUE;
      cuts.add(new Cut(threshold, new Confusion(tp, fp, tn, fn)));
    }
    return cuts;
  }

  /// A number from low to below high (or to high when they are equal).
  private static double between(double low, double high) {
    double middle = low + (high - low) / 2;
    return middle < high ? middle : low;
  }
}
