package dev.litmus.classifier.evaluation;

import java.util.ArrayList;
import java.util.List;

/// Whether probabilities can be taken at their word: in ten bins of equal width, the mean
/// probability beside the share of positives.
///
/// @param bins those that hold rows, ascending
/// @param expectedError the expected calibration error: the mean over rows of the distance between
///   the two in the row's bin
public record Calibration(List<Bin> bins, double expectedError) {
  /// How many bins there are: (0, 0.1], (0.1, 0.2], ...; 0 itself belongs to the first.
  public static final int BINS = 10;

  /// One bin with rows.
  ///
  /// @param weight the weight of its rows; their number when there are no weights
  public record Bin(
      double low, double high, double weight, double meanProbability, double positiveShare) {}

  public Calibration {
    bins = List.copyOf(bins);
  }

  public static Calibration of(Scores scores) {
    double[] weight = new double[BINS];
    double[] probability = new double[BINS];
    double[] positive = new double[BINS];
    for (int i = 0; i < scores.distinct.length; i++) {
      double here = scores.positiveWeight[i] + scores.negativeWeight[i];
      int bin = bin(scores.distinct[i]);
      weight[bin] += here;
      probability[bin] += here * scores.distinct[i];
      positive[bin] += scores.positiveWeight[i];
    }
    List<Bin> bins = new ArrayList<>();
    for (int bin = 0; bin < BINS; bin++) {
      if (weight[bin] > 0) {
        bins.add(
            new Bin(
                edge(bin),
                edge(bin + 1),
                weight[bin],
                probability[bin] / weight[bin],
                positive[bin] / weight[bin]));
      }
    }
    return new Calibration(bins, expectedError(weight, probability, positive));
  }

  /// Sums over the bins' weights, their weighted probabilities and the weights of their positives.
  static double expectedError(double[] weight, double[] probability, double[] positive) {
    double total = 0;
    double distance = 0;
    for (int bin = 0; bin < weight.length; bin++) {
      total += weight[bin];
      distance += Math.abs(positive[bin] - probability[bin]);
    }
    return distance / total;
  }

  static int bin(double probability) {
    int bin = 0;
    while (bin < BINS - 1 && probability > edge(bin + 1)) {
      bin++;
    }
    return bin;
  }

  private static double edge(int bin) {
    return bin == BINS ? 1 : bin * (1.0 / BINS);
  }
}
