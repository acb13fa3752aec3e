package dev.litmus.classifier.evaluation;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// How often the 95 % intervals hold the true figures, by simulation: a feature is normal in either
/// class, `distance` apart; the classifier gives sharpness (true logit) + offset as its logit, and
/// the threshold is 0.5. What its figures truly are is found by integration.
///
/// @param rows in each evaluation
/// @param share of positives among all rows there could be
/// @param decimals to which probabilities are rounded, which makes ties; 9 for none to speak of
record IntervalCoverage(
    int rows, double share, double distance, double sharpness, double offset, int decimals) {
  static final List<Figure> FIGURES =
      List.of(
          Figure.ACCURACY,
          Figure.RECALL,
          Figure.ROC_AUC,
          Figure.LOG_LOSS,
          Figure.PRECISION,
          Figure.F1,
          Figure.PR_AUC,
          Figure.BRIER,
          Figure.MCC,
          Figure.SPECIFICITY,
          Figure.BALANCED_ACCURACY);

  private static final int FEWEST_OF_A_CLASS = 30;
  private static final int STEPS = 20_001;

  /// The share of rounds in which the interval of each figure holds its true value.
  Map<Figure, Double> shares(int rounds, Random random) {
    Map<Figure, Double> truth = truth();
    Map<Figure, Double> shares = new EnumMap<>(Figure.class);
    for (int round = 0; round < rounds; round++) {
      Evaluation evaluation = Evaluation.of(draw(random));
      for (Figure figure : truth.keySet()) {
        boolean holds = evaluation.interval(figure).contains(truth.getOrDefault(figure, 0.0));
        shares.merge(figure, holds ? 1.0 / rounds : 0, Double::sum);
      }
    }
    return shares;
  }

  /// Rows with at least thirty of each class.
  private Scores draw(Random random) {
    while (true) {
      double[] probabilities = new double[rows];
      boolean[] labels = new boolean[rows];
      int positives = 0;
      for (int row = 0; row < rows; row++) {
        labels[row] = random.nextDouble() < share;
        positives += labels[row] ? 1 : 0;
        probabilities[row] =
            probability(random.nextGaussian() + (labels[row] ? 0.5 : -0.5) * distance);
      }
      if (Math.min(positives, rows - positives) >= FEWEST_OF_A_CLASS) {
        return Scores.of(probabilities, labels);
      }
    }
  }

  private double probability(double feature) {
    double logit = sharpness * (distance * feature + Math.log(share / (1 - share))) + offset;
    double scale = Math.pow(10, decimals);
    double rounded = Math.rint(scale / (1 + Math.exp(-logit))) / scale;
    return Math.clamp(rounded, 0.5 / scale, 1 - 0.5 / scale);
  }

  /// The figures of all rows there could be: those of a fine grid of rows weighted by density.
  private Map<Figure, Double> truth() {
    double[] probabilities = new double[2 * STEPS];
    boolean[] labels = new boolean[2 * STEPS];
    double[] weights = new double[2 * STEPS];
    for (int i = 0; i < 2 * STEPS; i++) {
      labels[i] = i % 2 == 1;
      int step = i / 2;
      double normal = -8 + 16.0 * step / (STEPS - 1);
      probabilities[i] = probability(normal + (labels[i] ? 0.5 : -0.5) * distance);
      weights[i] = (labels[i] ? share : 1 - share) * Math.exp(-normal * normal / 2);
    }
    Evaluation all = Evaluation.of(Scores.of(probabilities, labels, weights));
    Map<Figure, Double> truth = new EnumMap<>(Figure.class);
    FIGURES.forEach(figure -> truth.put(figure, all.value(figure)));
    return truth;
  }
}
