package dev.litmus.classifier;

/// How much each of several classifiers counts in their average: greedy selection with replacement,
/// from Caruana, Niculescu-Mizil, Crew and Ksikes, "Ensemble selection from libraries of models"
/// (2004). Step by step the classifier is added, perhaps again, whose addition gives the average of
/// the logits the least log-loss; the best step's counts are the weights.
final class EnsembleWeights {
  /// Steps as in the automatic tabular recipe of pytabkit, whose gains end before.
  private static final int STEPS = 40;

  private EnsembleWeights() {}

  /// Weights that sum to 1.
  ///
  /// @param logits for each classifier the logit of each row, made without knowing its label
  /// @param labels 0 or 1
  /// @param weights what each row counts
  static double[] greedy(double[][] logits, float[] labels, float[] weights) {
    int[] counts = new int[logits.length];
    int[] best = counts;
    double least = Double.POSITIVE_INFINITY;
    double[] sum = new double[labels.length];
    for (int step = 1; step <= STEPS; step++) {
      int next = 0;
      double nextLoss = Double.POSITIVE_INFINITY;
      for (int i = 0; i < logits.length; i++) {
        double loss = logLoss(sum, logits[i], step, labels, weights);
        if (loss < nextLoss) {
          nextLoss = loss;
          next = i;
        }
      }
      counts[next]++;
      for (int row = 0; row < sum.length; row++) {
        sum[row] += logits[next][row];
      }
      if (nextLoss < least) {
        least = nextLoss;
        best = counts.clone();
      }
    }
    double all = 0;
    for (int count : best) {
      all += count;
    }
    double[] shares = new double[best.length];
    for (int i = 0; i < best.length; i++) {
      shares[i] = all == 0 ? 1.0 / best.length : best[i] / all;
    }
    return shares;
  }

  /// The log-loss of one classifier's logits.
  static double logLoss(double[] logits, float[] labels, float[] weights) {
    return logLoss(new double[logits.length], logits, 1, labels, weights);
  }

  /// The weighted mean of log(1 + e^(-z)) for positive rows and log(1 + e^z) for negative ones, z
  /// the mean logit.
  private static double logLoss(
      double[] sum, double[] added, int count, float[] labels, float[] weights) {
    double loss = 0;
    double all = 0;
    for (int row = 0; row < sum.length; row++) {
      double z = (sum[row] + added[row]) / count;
      double against = labels[row] > 0 ? -z : z;
      loss += weights[row] * (Math.max(against, 0) + Math.log1p(Math.exp(-Math.abs(against))));
      all += weights[row];
    }
    return loss / all;
  }
}
