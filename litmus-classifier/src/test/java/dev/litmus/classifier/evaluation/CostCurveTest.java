package dev.litmus.classifier.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CostCurveTest {
  private static Evaluation noisy(int rows, double strength) {
    Random random = new Random(4);
    double[] probabilities = new double[rows];
    boolean[] labels = new boolean[rows];
    for (int row = 0; row < rows; row++) {
      labels[row] = random.nextInt(4) == 0;
      double z = strength * (labels[row] ? 1 : -1) + random.nextGaussian();
      probabilities[row] = 1 / (1 + Math.exp(-z));
    }
    return Evaluation.of(Scores.of(probabilities, labels));
  }

  @Test
  void aThresholdIsTheLineFromItsFalseAlarmsToItsMisses() {
    // At 0.5: one of two positives is missed, one of four negatives is a false alarm.
    Evaluation four =
        Evaluation.of(
            Scores.of(
                new double[] {0.9, 0.3, 0.8, 0.2, 0.1, 0.1},
                new boolean[] {true, true, false, false, false, false}));
    CostCurve curve = CostCurve.of(four);
    for (CostCurve.Point point : curve.points()) {
      double pc = point.probabilityCost();
      assertEquals(0.5 * pc + 0.25 * (1 - pc), point.own(), 1e-12);
      // The hull of (0, 0), (0, 1/2), (1/4, 1), (1, 1).
      double hull = Math.min(Math.min(pc, 1 - pc), Math.min(0.5 * pc, 0.25 * (1 - pc)));
      assertEquals(hull, point.best(), 1e-12);
    }
    assertEquals(0, curve.points().getFirst().best());
    assertEquals(1, curve.points().getLast().probabilityCost());
  }

  @Test
  void thePricesOfMistakesChooseTheThreshold() {
    Evaluation four =
        Evaluation.of(
            Scores.of(
                new double[] {0.9, 0.3, 0.8, 0.2, 0.1, 0.1},
                new boolean[] {true, true, false, false, false, false}));
    assertEquals(new CostCurve.Cheapest(0.9, 0.5, 1), CostCurve.at(four, 0.5));
    assertEquals(new CostCurve.Cheapest(0.3, 1, 4), CostCurve.at(four, 3));
    assertEquals(1.0, CostCurve.costRatio(1 / 3.0, 1 / 3.0), 1e-12);
    // Misses of a third of the rows make up half of the cost when each costs twice as much.
    assertEquals(2.0, CostCurve.costRatio(0.5, 1 / 3.0), 1e-12);
  }

  @Test
  void theBestThresholdIsNeverDearerThanAnother() {
    Evaluation evaluation = noisy(500, 1);
    for (CostCurve.Point point : CostCurve.of(evaluation).points()) {
      assertTrue(point.best() <= point.own() + 1e-12);
      assertTrue(point.best() <= point.trivial() + 1e-12);
    }
    Interval saving = CostCurve.of(evaluation).saving();
    assertTrue(saving.low() < 0.25 && saving.high() > 0.6, saving.toString());
  }

  @Test
  void equalProbabilitiesSaveNothing() {
    Evaluation evaluation =
        Evaluation.of(
            Scores.of(
                new double[] {0.4, 0.4, 0.4, 0.4}, new boolean[] {true, false, false, false}));
    assertFalse(CostCurve.of(evaluation).saving().defined());
    assertEquals(Double.POSITIVE_INFINITY, CostCurve.at(evaluation, 1).threshold());
  }
}
