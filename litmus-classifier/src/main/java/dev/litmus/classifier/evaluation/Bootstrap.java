package dev.litmus.classifier.evaluation;

import java.util.Arrays;

/// The interval of the expected calibration error by drawing the rows again, each class from its
/// own, with a fixed seed and generator: equal scores have equal intervals on every machine.
///
/// Noise alone raises the error, in the rows and once more in each draw. So the limits are the
/// percentiles reflected at the estimate, 2 e - q, and the lower one is 0 unless the error is above
/// 97.5 % of those that [PerfectCalibration] shows by chance. An interval that would leave out the
/// estimate is widened to hold it.
///
/// One thousand draws up to 20,000 rows, fewer beyond, where the limits are close anyway, but at
/// least 200.
final class Bootstrap {
  private static final long SEED = 20;
  private static final int DRAWS = 1000;
  private static final int FEWEST_DRAWS = 200;
  private static final int ROWS_IN_ALL = 20_000_000;

  private Bootstrap() {}

  static Interval calibrationError(Evaluation evaluation) {
    Scores scores = evaluation.scores();
    Stratum positives = new Stratum(scores, true);
    Stratum negatives = new Stratum(scores, false);
    int draws = Math.clamp(ROWS_IN_ALL / scores.size(), FEWEST_DRAWS, DRAWS);
    double[] errors = new double[draws];
    SplitMix64 generator = new SplitMix64(SEED);
    for (int i = 0; i < draws; i++) {
      Sums sums = new Sums();
      positives.draw(generator, sums, sums.positive);
      negatives.draw(generator, sums, new double[Calibration.BINS]);
      errors[i] = Calibration.expectedError(sums.weight, sums.probability, sums.positive);
    }
    double[] byChance = PerfectCalibration.errors(scores, draws, generator);
    return reflected(errors, byChance, evaluation.value(Figure.ECE));
  }

  private static Interval reflected(double[] draws, double[] byChance, double estimate) {
    Arrays.sort(draws);
    double low =
        estimate <= percentile(byChance, 0.975)
            ? 0
            : Math.max(0, 2 * estimate - percentile(draws, 0.975));
    double high = 2 * estimate - percentile(draws, 0.025);
    return new Interval(Math.min(low, estimate), Math.max(high, estimate));
  }

  /// Linear between the two nearest draws.
  private static double percentile(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int before = (int) place;
    int after = Math.min(before + 1, sorted.length - 1);
    return sorted[before] + (place - before) * (sorted[after] - sorted[before]);
  }

  /// The sums over one draw of the rows, by bin.
  static final class Sums {
    final double[] weight = new double[Calibration.BINS];
    final double[] probability = new double[Calibration.BINS];
    final double[] positive = new double[Calibration.BINS];
  }
}
