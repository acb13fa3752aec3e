package dev.litmus.classifier.evaluation;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Predicted probabilities beside the true labels and the rows' weights, checked and grouped by
/// equal probability. All that an evaluation needs to know; how the probabilities came about is no
/// matter.
public final class Scores {
  private final double[] probabilities;
  private final boolean[] labels;
  private final double[] weights;

  /// The distinct probabilities, ascending.
  final double[] distinct;

  /// The place of each row's probability in [#distinct].
  final int[] group;

  /// The weight of the positive rows of each group.
  final double[] positiveWeight;

  /// The weight of the negative rows of each group.
  final double[] negativeWeight;

  private final double totalPositive;
  private final double totalNegative;

  private Scores(double[] probabilities, boolean[] labels, double[] weights) {
    this.probabilities = probabilities;
    this.labels = labels;
    this.weights = weights;
    this.distinct = Arrays.stream(probabilities).sorted().distinct().toArray();
    this.group = new int[labels.length];
    this.positiveWeight = new double[distinct.length];
    this.negativeWeight = new double[distinct.length];
    double positive = 0;
    double negative = 0;
    for (int row = 0; row < labels.length; row++) {
      group[row] = Arrays.binarySearch(distinct, probabilities[row]);
      if (labels[row]) {
        positiveWeight[group[row]] += weights[row];
        positive += weights[row];
      } else {
        negativeWeight[group[row]] += weights[row];
        negative += weights[row];
      }
    }
    this.totalPositive = positive;
    this.totalNegative = negative;
    if (!(positive + negative > 0)) {
      throw new IllegalArgumentException(
          "evaluation: all weights are 0; at least one must be above");
    }
  }

  /// Scores whose rows all count as one.
  ///
  /// @param probabilities of the positive class, each within 0..1
  /// @param labels `true` for the positive class
  public static Scores of(double[] probabilities, boolean[] labels) {
    return of(probabilities, labels, null);
  }

  /// Scores with weights.
  ///
  /// @param weights of the rows, finite and not below 0; `null` counts every row as one
  public static Scores of(double[] probabilities, boolean[] labels, double @Nullable [] weights) {
    checkLengths(probabilities.length, labels.length, weights);
    double[] copy = new double[probabilities.length];
    double[] rowWeights = new double[probabilities.length];
    for (int row = 0; row < copy.length; row++) {
      double p = probabilities[row];
      if (!(p >= 0 && p <= 1)) {
        throw new IllegalArgumentException(
            "evaluation: row %d has the probability %s; expected a number within 0..1"
                .formatted(row, p));
      }
      double weight = weights == null ? 1 : weights[row];
      if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "evaluation: row %d has the weight %s; expected a finite number, 0 or above"
                .formatted(row, weight));
      }
      copy[row] = p + 0.0; // makes a 0 of -0
      rowWeights[row] = weight;
    }
    return new Scores(copy, labels.clone(), rowWeights);
  }

  /// Scores from a network's own numbers.
  ///
  /// @param labels each 0 or 1
  public static Scores of(float[] probabilities, float[] labels, float @Nullable [] weights) {
    boolean[] positive = new boolean[labels.length];
    for (int row = 0; row < labels.length; row++) {
      if (labels[row] != 0 && labels[row] != 1) {
        throw new IllegalArgumentException(
            "evaluation: row %d has the label %s; expected 0 or 1".formatted(row, labels[row]));
      }
      positive[row] = labels[row] == 1;
    }
    return of(widen(probabilities), positive, weights == null ? null : widen(weights));
  }

  /// Some of the rows.
  ///
  /// @param rows their numbers, in any order
  public Scores rows(int[] rows) {
    double[] ofThem = new double[rows.length];
    boolean[] labelsOfThem = new boolean[rows.length];
    double[] weightsOfThem = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      ofThem[i] = probabilities[rows[i]];
      labelsOfThem[i] = labels[rows[i]];
      weightsOfThem[i] = weights[rows[i]];
    }
    return of(ofThem, labelsOfThem, weightsOfThem);
  }

  /// How many rows there are.
  public int size() {
    return labels.length;
  }

  /// The predicted probability of the positive class of a row.
  public double probability(int row) {
    return probabilities[row];
  }

  /// Whether a row is of the positive class.
  public boolean positive(int row) {
    return labels[row];
  }

  /// What a row counts.
  public double weight(int row) {
    return weights[row];
  }

  /// Whether some row counts other than one.
  public boolean weighted() {
    return Arrays.stream(weights).anyMatch(weight -> weight != 1);
  }

  /// The weight of all positive rows; their number when there are no weights.
  public double totalPositive() {
    return totalPositive;
  }

  /// The weight of all negative rows.
  public double totalNegative() {
    return totalNegative;
  }

  private static void checkLengths(int probabilities, int labels, double @Nullable [] weights) {
    if (probabilities != labels || (weights != null && weights.length != labels)) {
      throw new IllegalArgumentException(
          "evaluation: %d probabilities, %d labels%s; expected one of each a row"
              .formatted(
                  probabilities,
                  labels,
                  weights == null ? "" : " and %d weights".formatted(weights.length)));
    }
    if (labels == 0) {
      throw new IllegalArgumentException("evaluation: no rows; expected at least one labelled row");
    }
  }

  private static double[] widen(float[] numbers) {
    double[] wide = new double[numbers.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = numbers[i];
    }
    return wide;
  }
}
