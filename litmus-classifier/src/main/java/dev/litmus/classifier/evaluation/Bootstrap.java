package dev.litmus.classifier.evaluation;

import java.util.Arrays;

/// Intervals by drawing the rows again, each class from its own, with a fixed seed and generator:
/// equal scores have equal intervals on every machine.
///
/// The limits are percentiles corrected for bias (Efron 1981): with z0 = quantile of the share of
/// draws below the estimate, they stand at the shares probability(2 z0 -+ 1.96). The calibration
/// error is another matter: noise alone raises it, in the rows and once more in each draw. Its
/// limits are the percentiles reflected at the estimate, 2 e - q, and the lower one is 0 unless the
/// error is above 97.5 % of those that [PerfectCalibration] shows by chance. An interval that would
/// leave out the estimate is widened to hold it.
///
/// One thousand draws up to 20,000 rows, fewer beyond, where the limits are close anyway, but at
/// least 200.
final class Bootstrap {
  private static final long SEED = 20;
  private static final int DRAWS = 1000;
  private static final int FEWEST_DRAWS = 200;
  private static final int ROWS_IN_ALL = 20_000_000;

  private final Interval prAuc;
  private final Interval logLoss;
  private final Interval brier;
  private final Interval ece;

  Bootstrap(Evaluation evaluation) {
    Scores scores = evaluation.scores();
    Stratum positives = new Stratum(scores, true);
    Stratum negatives = new Stratum(scores, false);
    int draws = Math.clamp(ROWS_IN_ALL / scores.size(), FEWEST_DRAWS, DRAWS);
    double[] precisions = new double[draws];
    double[] logLosses = new double[draws];
    double[] squares = new double[draws];
    double[] errors = new double[draws];
    SplitMix64 generator = new SplitMix64(SEED);
    for (int i = 0; i < draws; i++) {
      Sums sums = new Sums(scores.distinct.length);
      positives.draw(generator, sums, sums.positiveWeight, sums.binPositive);
      negatives.draw(generator, sums, sums.negativeWeight, new double[Calibration.BINS]);
      precisions[i] =
          PrecisionRecallCurve.averagePrecision(sums.positiveWeight, sums.negativeWeight);
      logLosses[i] = sums.logLoss / sums.weight;
      squares[i] = sums.brier / sums.weight;
      errors[i] = Calibration.expectedError(sums.binWeight, sums.binProbability, sums.binPositive);
    }
    prAuc = averagePrecision(precisions, evaluation.value(Figure.PR_AUC), positives.rows());
    logLoss = corrected(logLosses, evaluation.value(Figure.LOG_LOSS));
    brier = corrected(squares, evaluation.value(Figure.BRIER));
    double[] byChance = PerfectCalibration.errors(scores, draws, generator);
    ece = calibrationError(errors, byChance, evaluation.value(Figure.ECE));
  }

  Interval prAuc() {
    return prAuc;
  }

  Interval logLoss() {
    return logLoss;
  }

  Interval brier() {
    return brier;
  }

  Interval ece() {
    return ece;
  }

  /// A perfect order stays perfect however it is drawn: then Wilson's limits for the positives.
  private static Interval averagePrecision(double[] draws, double estimate, int positives) {
    if (positives == 0) {
      return Interval.NONE;
    }
    Interval interval = corrected(draws, estimate);
    return interval.low() == interval.high()
        ? ScoreIntervals.wilson(interval.low(), positives)
        : interval;
  }

  static Interval corrected(double[] draws, double estimate) {
    double below = 0;
    for (double draw : draws) {
      below += draw < estimate ? 1 : draw == estimate ? 0.5 : 0;
    }
    double bias = Normal.quantile(below / draws.length);
    Arrays.sort(draws);
    return holding(
        estimate,
        percentile(draws, Normal.probability(2 * bias - Normal.Z95)),
        percentile(draws, Normal.probability(2 * bias + Normal.Z95)));
  }

  static Interval calibrationError(double[] draws, double[] byChance, double estimate) {
    Arrays.sort(draws);
    double low =
        estimate <= percentile(byChance, 0.975)
            ? 0
            : Math.max(0, 2 * estimate - percentile(draws, 0.975));
    return holding(estimate, low, 2 * estimate - percentile(draws, 0.025));
  }

  private static Interval holding(double estimate, double low, double high) {
    return new Interval(Math.min(low, estimate), Math.max(high, estimate));
  }

  /// Linear between the two nearest draws.
  private static double percentile(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int before = (int) place;
    int after = Math.min(before + 1, sorted.length - 1);
    return sorted[before] + (place - before) * (sorted[after] - sorted[before]);
  }

  /// The sums over one draw of the rows.
  static final class Sums {
    final double[] positiveWeight;
    final double[] negativeWeight;
    final double[] binWeight = new double[Calibration.BINS];
    final double[] binProbability = new double[Calibration.BINS];
    final double[] binPositive = new double[Calibration.BINS];
    double weight;
    double logLoss;
    double brier;

    Sums(int groups) {
      positiveWeight = new double[groups];
      negativeWeight = new double[groups];
    }
  }
}
