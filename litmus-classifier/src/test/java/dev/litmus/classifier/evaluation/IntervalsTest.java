package dev.litmus.classifier.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IntervalsTest {
  /// The examples of R. G. Newcombe, "Two-sided confidence intervals for the single proportion"
  /// (1998), table I, score method.
  @Test
  void wilsonAsPublished() {
    double[][] examples = {
      {81, 263, 0.2553, 0.3662},
      {15, 148, 0.0624, 0.1605},
      {0, 20, 0, 0.1611},
      {1, 29, 0.0061, 0.1718}
    };
    for (double[] example : examples) {
      Interval interval = Interval.wilson(example[0] / example[1], example[1]);
      assertEquals(example[2], interval.low(), 5e-5);
      assertEquals(example[3], interval.high(), 5e-5);
    }
    assertEquals(1, Interval.wilson(1, 7).high());
    assertFalse(Interval.wilson(0, 0).defined());
  }

  @Test
  void theRocAucsLimitsAreADeLongFittedDistanceAway() {
    Random random = new Random(5);
    for (int round = 0; round < 20; round++) {
      List<Double> positives = new ArrayList<>();
      List<Double> negatives = new ArrayList<>();
      Scores scores = tiedScores(random, 40, positives, negatives);
      double area = 0;
      double[] v10 = new double[positives.size()];
      double[] v01 = new double[negatives.size()];
      for (int i = 0; i < v10.length; i++) {
        for (int j = 0; j < v01.length; j++) {
          double won = (1 + Math.signum(positives.get(i) - negatives.get(j))) / 2;
          v10[i] += won / v01.length;
          v01[j] += won / v10.length;
          area += won / v10.length / v01.length;
        }
      }
      double deLong = variance(v10) / v10.length + variance(v01) / v01.length;
      double ratio = deLong / RocAucInterval.hanleyMcNeil(area, v10.length, v01.length);
      double taken = ratio < 1 ? Math.cbrt(ratio * ratio) : ratio;

      Interval interval = RocAucInterval.of(scores);

      for (double limit : new double[] {interval.low(), interval.high()}) {
        double v = taken * RocAucInterval.hanleyMcNeil(limit, v10.length, v01.length);
        assertEquals(1.959963984540054 * Math.sqrt(v), Math.abs(area - limit), 1e-9);
      }
      assertTrue(interval.contains(area));
    }
  }

  private static Scores tiedScores(
      Random random, int rows, List<Double> positives, List<Double> negatives) {
    double[] probabilities = new double[rows];
    boolean[] labels = new boolean[rows];
    for (int row = 0; row < rows; row++) {
      labels[row] = row % 3 == 0;
      probabilities[row] = (random.nextInt(9) + (labels[row] ? 2 : 0)) / 10.0;
      (labels[row] ? positives : negatives).add(probabilities[row]);
    }
    return Scores.of(probabilities, labels);
  }

  private static double variance(double[] values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1);
  }

  /// At its lower limit B the distance to the estimate 1 is z deviations of Hanley and McNeil: (1 -
  /// B)^2 = z^2 B (1 - B) (1 + 19 (1 - B) / (2 - B) + 19 B / (1 + B)) / 400 for 20 rows of each.
  @Test
  void aPerfectOrderHasNewcombesLimit() {
    Interval interval = RocAucInterval.newcombe(1, 20, 20, 1);
    double b = interval.low();
    double variance = b * (1 - b) * (1 + 19 * (1 - b) / (2 - b) + 19 * b / (1 + b)) / 400;
    assertEquals((1 - b) * (1 - b), 3.841458820694124 * variance, 1e-9);
    assertTrue(b > 0.8 && b < 0.95, "limit " + b);
    assertEquals(1, interval.high());
  }

  @Test
  void f1IsAsWideAsItsProportion() {
    // F* = 30 / 40; Wilson's limits of it, taken to F1 = 2 F* / (1 + F*).
    Interval star = Interval.wilson(0.75, 40);
    Interval f1 = new ScoreIntervals(new Confusion(30, 4, 50, 6), 1).f1();
    assertEquals(2 * star.low() / (1 + star.low()), f1.low(), 1e-15);
    assertEquals(2 * star.high() / (1 + star.high()), f1.high(), 1e-15);
  }

  /// For a mean of two proportions the recovered limits are Zou and Donner's in closed form.
  @Test
  void balancedAccuracyHasTheLimitsOfASum() {
    Confusion confusion = new Confusion(30, 8, 52, 10);
    Interval recall = Interval.wilson(0.75, 40);
    Interval specificity = Interval.wilson(52 / 60.0, 60);
    double estimate = confusion.balancedAccuracy();
    double below = Math.hypot(0.75 - recall.low(), 52 / 60.0 - specificity.low()) / 2;
    double above = Math.hypot(recall.high() - 0.75, specificity.high() - 52 / 60.0) / 2;

    Interval interval = new ScoreIntervals(confusion, 1).balancedAccuracy();

    assertEquals(estimate - below, interval.low(), 1e-6);
    assertEquals(estimate + above, interval.high(), 1e-6);
  }

  /// At the limits m the transformed t statistic of Hall's definition is -+1.96.
  @Test
  void theLogLossHasHallsLimits() {
    Scores scores = Fixtures.scores("smooth", true);
    Evaluation evaluation = Evaluation.of(scores);
    double mean = evaluation.value(Figure.LOG_LOSS);
    double weight = 0;
    double squares = 0;
    double cubes = 0;
    for (int row = 0; row < scores.size(); row++) {
      double p = scores.positive(row) ? scores.probability(row) : 1 - scores.probability(row);
      double deviation = scores.weight(row) * (-Math.log(p) - mean);
      weight += scores.weight(row);
      squares += deviation * deviation;
      cubes += Math.pow(deviation, 3);
    }
    double n = scores.size();
    double error = Math.sqrt(squares * n / (n - 1)) / weight;
    double g = cubes / Math.pow(error * weight, 3);
    Interval interval = evaluation.interval(Figure.LOG_LOSS);
    double sign = 1;
    for (double limit : new double[] {interval.low(), interval.high()}) {
      double t = (mean - limit) / error;
      double h = t + g * t * t / 3 + g * g * t * t * t / 27 + g / 6;
      assertEquals(sign * 1.959963984540054, h, 1e-9);
      sign = -1;
    }
    assertTrue(interval.high() - mean > mean - interval.low(), interval.toString());
  }

  /// For many rows the interval of a mean is nearly the normal one.
  @Test
  void theBrierScoreOfManyRowsMeetsTheNormalInterval() {
    Random random = new Random(8);
    int rows = 4000;
    double[] probabilities = new double[rows];
    boolean[] labels = new boolean[rows];
    double[] squares = new double[rows];
    for (int row = 0; row < rows; row++) {
      probabilities[row] = random.nextDouble();
      labels[row] = random.nextDouble() < probabilities[row];
      squares[row] = Math.pow(probabilities[row] - (labels[row] ? 1 : 0), 2);
    }
    Evaluation evaluation = Evaluation.of(Scores.of(probabilities, labels));
    double half = 1.96 * Math.sqrt(variance(squares) / rows);

    Interval interval = evaluation.interval(Figure.BRIER);

    assertEquals(evaluation.value(Figure.BRIER) - half, interval.low(), 0.15 * half);
    assertEquals(evaluation.value(Figure.BRIER) + half, interval.high(), 0.15 * half);
  }

  @Test
  void theCalibrationErrorReachesDownToZeroOnlyWhenChanceExplainsIt() {
    Random random = new Random(9);
    int rows = 500;
    double[] honest = new double[rows];
    double[] boastful = new double[rows];
    boolean[] labels = new boolean[rows];
    for (int row = 0; row < rows; row++) {
      honest[row] = random.nextDouble();
      boastful[row] = honest[row] < 0.5 ? 0.02 : 0.98;
      labels[row] = random.nextDouble() < honest[row];
    }
    assertEquals(0, Evaluation.of(Scores.of(honest, labels)).interval(Figure.ECE).low());
    Interval interval = Evaluation.of(Scores.of(boastful, labels)).interval(Figure.ECE);
    // A quarter of the rows is not what they are called; 0.02 of it is admitted.
    assertTrue(interval.low() > 0.15 && interval.contains(0.23), interval.toString());
  }

  @Test
  void everyIntervalHoldsItsEstimateAndIsTheSameAgain() {
    for (String set :
        List.of("smooth", "tied", "rare", "halves", "extreme", "perfect", "negative", "positive")) {
      for (boolean weighted : new boolean[] {false, true}) {
        Evaluation evaluation = Evaluation.of(Fixtures.scores(set, weighted));
        Evaluation again = Evaluation.of(Fixtures.scores(set, weighted));
        for (Figure figure : Figure.values()) {
          Interval interval = evaluation.interval(figure);
          String message = set + " " + figure + " " + interval + " " + evaluation.value(figure);
          assertEquals(interval, again.interval(figure), message);
          if (interval.defined()) {
            assertTrue(interval.contains(evaluation.value(figure)), message);
          }
        }
      }
    }
  }

  @Test
  void weightsThatAreAllEqualChangeNothing() {
    Scores once = Fixtures.scores("tied", false);
    double[] probabilities = new double[once.size()];
    boolean[] labels = new boolean[once.size()];
    double[] weights = new double[once.size()];
    for (int row = 0; row < weights.length; row++) {
      probabilities[row] = once.probability(row);
      labels[row] = once.positive(row);
      weights[row] = 4;
    }
    Evaluation plain = Evaluation.of(once);
    Evaluation fourfold = Evaluation.of(Scores.of(probabilities, labels, weights));
    for (Figure figure : Figure.values()) {
      assertEquals(plain.value(figure), fourfold.value(figure), 1e-12);
      assertEquals(plain.interval(figure).low(), fourfold.interval(figure).low(), 1e-9);
      assertEquals(plain.interval(figure).high(), fourfold.interval(figure).high(), 1e-9);
    }
  }
}
