package dev.litmus.classifier.explanation;

import java.util.Arrays;

/// Where each row's score stands among those of the other class: for a positive row the share of
/// negative rows below it, for a negative row the share of positive rows above it, ties counting
/// half. The mean over either class is the area under the ROC curve, and their spread gives its
/// variance: DeLong, DeLong and Clarke-Pearson, "Comparing the areas under two or more correlated
/// receiver operating characteristic curves" (1988).
final class Placements {
  private Placements() {}

  /// The placement of each row; NaN without both classes.
  static double[] of(float[] scores, boolean[] positive) {
    float[] positives = sorted(scores, positive, true);
    float[] negatives = sorted(scores, positive, false);
    double[] placements = new double[scores.length];
    for (int row = 0; row < scores.length; row++) {
      float[] others = positive[row] ? negatives : positives;
      double below = (first(others, scores[row]) + last(others, scores[row])) / 2.0;
      placements[row] = (positive[row] ? below : others.length - below) / others.length;
    }
    return placements;
  }

  private static float[] sorted(float[] scores, boolean[] positive, boolean wanted) {
    float[] sorted = new float[scores.length];
    int count = 0;
    for (int row = 0; row < scores.length; row++) {
      if (positive[row] == wanted) {
        sorted[count++] = scores[row];
      }
    }
    sorted = Arrays.copyOf(sorted, count);
    Arrays.sort(sorted);
    return sorted;
  }

  /// How many are below a score.
  private static int first(float[] sorted, float score) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < score) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /// How many are not above a score.
  private static int last(float[] sorted, float score) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] <= score) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
