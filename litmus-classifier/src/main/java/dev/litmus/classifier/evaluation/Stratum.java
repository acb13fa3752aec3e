package dev.litmus.classifier.evaluation;

import java.util.Arrays;
import java.util.stream.IntStream;

/// The rows of one class in the order of their probabilities, laid out so that drawing them again
/// runs through memory once.
final class Stratum {
  private final int[] group;
  private final int[] bin;
  private final double[] weight;
  private final double[] probability;
  private final double[] logLoss;
  private final double[] brier;
  private final int[] times;

  Stratum(Scores scores, boolean positive) {
    int[] order = order(scores, positive);
    group = new int[order.length];
    bin = new int[order.length];
    weight = new double[order.length];
    probability = new double[order.length];
    logLoss = new double[order.length];
    brier = new double[order.length];
    times = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      double p = scores.probability(order[i]);
      group[i] = scores.group[order[i]];
      bin[i] = Calibration.bin(p);
      weight[i] = scores.weight(order[i]);
      probability[i] = weight[i] * p;
      logLoss[i] = weight[i] * RowLosses.logLoss(p, positive);
      brier[i] = weight[i] * RowLosses.brier(p, positive);
    }
  }

  /// Rows of weight 0 are no rows.
  private static int[] order(Scores scores, boolean positive) {
    return IntStream.range(0, scores.size())
        .filter(row -> scores.positive(row) == positive && scores.weight(row) > 0)
        .mapToLong(row -> (long) scores.group[row] << 32 | row)
        .sorted()
        .mapToInt(key -> (int) key)
        .toArray();
  }

  int rows() {
    return group.length;
  }

  /// Draws as many rows as there are, with repetition, and adds them up.
  ///
  /// @param groupWeight takes the weights at each distinct probability
  /// @param binClassWeight takes the weights in each bin of this class alone
  void draw(
      SplitMix64 generator, Bootstrap.Sums sums, double[] groupWeight, double[] binClassWeight) {
    Arrays.fill(times, 0);
    for (int i = 0; i < times.length; i++) {
      times[generator.below(times.length)]++;
    }
    double weightSum = 0;
    double logLossSum = 0;
    double brierSum = 0;
    for (int i = 0; i < times.length; i++) {
      int count = times[i];
      double weighed = count * weight[i];
      groupWeight[group[i]] += weighed;
      binClassWeight[bin[i]] += weighed;
      sums.binWeight[bin[i]] += weighed;
      sums.binProbability[bin[i]] += count * probability[i];
      weightSum += weighed;
      logLossSum += count * logLoss[i];
      brierSum += count * brier[i];
    }
    sums.weight += weightSum;
    sums.logLoss += logLossSum;
    sums.brier += brierSum;
  }
}
