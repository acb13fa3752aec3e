package dev.litmus.classifier.evaluation;

import java.util.Arrays;
import java.util.stream.IntStream;

/// The rows of one class in the order of their probabilities, laid out so that drawing them again
/// runs through memory once.
final class Stratum {
  private final int[] bin;
  private final double[] weight;
  private final double[] probability;
  private final int[] times;

  Stratum(Scores scores, boolean positive) {
    int[] order = order(scores, positive);
    bin = new int[order.length];
    weight = new double[order.length];
    probability = new double[order.length];
    times = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      double p = scores.probability(order[i]);
      bin[i] = Calibration.bin(p);
      weight[i] = scores.weight(order[i]);
      probability[i] = weight[i] * p;
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

  /// Draws as many rows as there are, with repetition, and adds them up.
  ///
  /// @param classWeight takes the weights in each bin of this class alone
  void draw(SplitMix64 generator, Bootstrap.Sums sums, double[] classWeight) {
    Arrays.fill(times, 0);
    for (int i = 0; i < times.length; i++) {
      times[generator.below(times.length)]++;
    }
    for (int i = 0; i < times.length; i++) {
      double weighed = times[i] * weight[i];
      classWeight[bin[i]] += weighed;
      sums.weight[bin[i]] += weighed;
      sums.probability[bin[i]] += times[i] * probability[i];
    }
  }
}
