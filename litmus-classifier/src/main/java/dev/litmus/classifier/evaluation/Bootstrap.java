package dev.litmus.classifier.evaluation;

import java.util.Arrays;

/// Intervals by drawing the rows again, each class from its own, with a fixed seed and generator:
/// equal scores have equal intervals on every machine.
///
/// The limits are percentiles corrected for bias (Efron 1981): with z0 = quantile of the share of
/// draws below the estimate, they stand at the shares probability(2 z0 -+ 1.96). The calibration
/// error needs that: drawing again adds noise, and noise adds error. The interval is widened to
/// hold the estimate where even that leaves it out.
///
/// One thousand draws up to 50,000 rows, fewer beyond, where the limits are close anyway, but at
/// least 200.
final class Bootstrap {
  private static final long SEED = 20;
  private static final int DRAWS = 1000;
  private static final int FEWEST_DRAWS = 200;
  private static final int ROWS_IN_ALL = 50_000_000;

  private final Scores scores;
  private final int[] positives;
  private final int[] negatives;
  private final double[] rowLogLoss;
  private final double[] rowBrier;
  private final int[] bin;
  private final Interval prAuc;
  private final Interval logLoss;
  private final Interval brier;
  private final Interval ece;

  Bootstrap(Evaluation evaluation) {
    scores = evaluation.scores();
    positives = rows(true);
    negatives = rows(false);
    rowLogLoss = new double[scores.size()];
    rowBrier = new double[scores.size()];
    bin = new int[scores.size()];
    for (int row = 0; row < scores.size(); row++) {
      rowLogLoss[row] = RowLosses.logLoss(scores.probability(row), scores.positive(row));
      rowBrier[row] = RowLosses.brier(scores.probability(row), scores.positive(row));
      bin[row] = Calibration.bin(scores.probability(row));
    }
    int draws = Math.clamp(ROWS_IN_ALL / scores.size(), FEWEST_DRAWS, DRAWS);
    double[] precisions = new double[draws];
    double[] logLosses = new double[draws];
    double[] squares = new double[draws];
    double[] errors = new double[draws];
    SplitMix64 generator = new SplitMix64(SEED);
    for (int i = 0; i < draws; i++) {
      Draw draw = new Draw(generator);
      precisions[i] =
          PrecisionRecallCurve.averagePrecision(draw.positiveWeight, draw.negativeWeight);
      logLosses[i] = draw.logLossSum / draw.weight;
      squares[i] = draw.brierSum / draw.weight;
      errors[i] = Calibration.expectedError(draw.binWeight, draw.binProbability, draw.binPositive);
    }
    prAuc = averagePrecision(precisions, evaluation.value(Figure.PR_AUC));
    logLoss = limits(logLosses, evaluation.value(Figure.LOG_LOSS));
    brier = limits(squares, evaluation.value(Figure.BRIER));
    ece = limits(errors, evaluation.value(Figure.ECE));
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

  private int[] rows(boolean positive) {
    int[] rows = new int[scores.size()];
    int count = 0;
    for (int row = 0; row < rows.length; row++) {
      if (scores.positive(row) == positive && scores.weight(row) > 0) {
        rows[count++] = row;
      }
    }
    return Arrays.copyOf(rows, count);
  }

  /// A perfect order stays perfect however it is drawn: then Wilson's limit for the positives.
  private Interval averagePrecision(double[] draws, double estimate) {
    if (positives.length == 0) {
      return Interval.NONE;
    }
    Interval interval = limits(draws, estimate);
    return interval.low() == interval.high()
        ? ScoreIntervals.wilson(interval.low(), positives.length)
        : interval;
  }

  static Interval limits(double[] draws, double estimate) {
    double[] sorted = draws.clone();
    Arrays.sort(sorted);
    double below = 0;
    for (double draw : sorted) {
      below += draw < estimate ? 1 : draw == estimate ? 0.5 : 0;
    }
    double bias = Normal.quantile(below / sorted.length);
    double low = percentile(sorted, Normal.probability(2 * bias - Normal.Z95));
    double high = percentile(sorted, Normal.probability(2 * bias + Normal.Z95));
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
  private final class Draw {
    private final double[] positiveWeight = new double[scores.distinct.length];
    private final double[] negativeWeight = new double[scores.distinct.length];
    private final double[] binWeight = new double[Calibration.BINS];
    private final double[] binProbability = new double[Calibration.BINS];
    private final double[] binPositive = new double[Calibration.BINS];
    private double weight;
    private double logLossSum;
    private double brierSum;

    Draw(SplitMix64 generator) {
      addFrom(positives, generator, positiveWeight);
      addFrom(negatives, generator, negativeWeight);
    }

    private void addFrom(int[] rows, SplitMix64 generator, double[] classWeight) {
      for (int i = 0; i < rows.length; i++) {
        int row = rows[generator.below(rows.length)];
        double w = scores.weight(row);
        classWeight[scores.group[row]] += w;
        weight += w;
        logLossSum += w * rowLogLoss[row];
        brierSum += w * rowBrier[row];
        binWeight[bin[row]] += w;
        binProbability[bin[row]] += w * scores.probability(row);
        binPositive[bin[row]] += scores.positive(row) ? w : 0;
      }
    }
  }
}
