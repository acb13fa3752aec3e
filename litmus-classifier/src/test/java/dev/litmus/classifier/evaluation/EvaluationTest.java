package dev.litmus.classifier.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class EvaluationTest {
  private static final Scores SMALL =
      Scores.of(
          new double[] {0.1, 0.5, 0.6, 0.9, 0.2, 0.8},
          new boolean[] {false, false, true, true, true, false});

  @Test
  void callsPositiveWhatIsAboveTheThreshold() {
    assertEquals(new Confusion(2, 1, 2, 1), Evaluation.of(SMALL).confusion());
    assertEquals(new Confusion(2, 2, 1, 1), Evaluation.of(SMALL, 0.49).confusion());
    assertEquals(0.5, Evaluation.of(SMALL).threshold());
  }

  @Test
  void givesFiguresAndIntervalsByTheirKeys() {
    Evaluation evaluation = Evaluation.of(SMALL);
    List<String> keys =
        List.of(
            "accuracy",
            "precision",
            "recall",
            "f1",
            "roc_auc",
            "pr_auc",
            "log_loss",
            "brier",
            "ece",
            "mcc",
            "specificity",
            "balanced_accuracy");
    Map<String, ?> metrics = evaluation.metricsMap();
    assertEquals(13, metrics.size());
    assertTrue(metrics.keySet().containsAll(keys));
    assertEquals("{tp=2, fp=1, tn=2, fn=1}", String.valueOf(metrics.get("confusion")));
    assertEquals(4 / 6.0, metrics.get("accuracy"));
    assertEquals(keys, List.copyOf(evaluation.intervalsMap().keySet()));
  }

  @Test
  void anUndefinedAreaIsNullInFiles() {
    Evaluation evaluation = Evaluation.of(Fixtures.scores("negative", false));
    assertTrue(evaluation.metricsMap().containsKey("roc_auc"));
    assertNull(evaluation.metricsMap().get("roc_auc"));
    assertNull(evaluation.intervalsMap().get("roc_auc"));
    assertFalse(evaluation.betterThanChance());
    assertTrue(evaluation.notices().getFirst().startsWith("All rows are of one class"));
  }

  @Test
  void saysWhenAModelIsNoBetterThanChance() {
    Evaluation chance = Evaluation.of(Fixtures.scores("halves", false));
    assertFalse(chance.betterThanChance());
    assertEquals(1, chance.notices().size());
    assertTrue(
        chance.notices().getFirst().startsWith("The model is no better than chance"),
        chance.notices().toString());

    Evaluation good = Evaluation.of(Fixtures.scores("smooth", false));
    assertTrue(good.betterThanChance());
    assertEquals(List.of(), good.notices());

    Scores scores = Fixtures.scores("smooth", false);
    double[] turned = new double[scores.size()];
    boolean[] labels = new boolean[scores.size()];
    for (int row = 0; row < turned.length; row++) {
      turned[row] = 1 - scores.probability(row);
      labels[row] = scores.positive(row);
    }
    Evaluation swapped = Evaluation.of(Scores.of(turned, labels));
    assertFalse(swapped.betterThanChance());
    assertTrue(swapped.notices().getFirst().contains("worse than chance"));
  }

  @Test
  void theBaselineIsTheLargerClass() {
    assertEquals(
        0.75,
        Evaluation.of(
                Scores.of(
                    new double[] {0.1, 0.2, 0.3, 0.4}, new boolean[] {true, false, true, true}))
            .baselineAccuracy());
  }

  @Test
  void calibrationBinsHoldTheirUpperEdge() {
    Calibration calibration =
        Calibration.of(
            Scores.of(
                new double[] {0, 0.1, 0.15, 0.2, 1},
                new boolean[] {false, true, false, true, true}));
    assertEquals(3, calibration.bins().size());
    assertEquals(new Calibration.Bin(0, 0.1, 2, 0.05, 0.5), calibration.bins().get(0));
    assertEquals(2, calibration.bins().get(1).weight());
    assertEquals(1, calibration.bins().get(2).high());
    assertEquals((2 * 0.45 + 2 * 0.325 + 0) / 5, calibration.expectedError(), 1e-12);
  }

  @Test
  void refusesWhatCannotBeEvaluated() {
    refused(
        "evaluation: 2 probabilities, 1 labels; expected one of each a row",
        () -> Scores.of(new double[2], new boolean[1]));
    refused(
        "evaluation: 1 probabilities, 1 labels and 2 weights; expected one of each a row",
        () -> Scores.of(new double[1], new boolean[1], new double[2]));
    refused(
        "evaluation: no rows; expected at least one labelled row",
        () -> Scores.of(new double[0], new boolean[0]));
    refused(
        "evaluation: row 1 has the probability 1.5; expected a number within 0..1",
        () -> Scores.of(new double[] {0, 1.5}, new boolean[2]));
    refused(
        "evaluation: row 0 has the probability NaN; expected a number within 0..1",
        () -> Scores.of(new double[] {Double.NaN}, new boolean[1]));
    refused(
        "evaluation: row 0 has the weight -1.0; expected a finite number, 0 or above",
        () -> Scores.of(new double[1], new boolean[1], new double[] {-1}));
    refused(
        "evaluation: all weights are 0; at least one must be above",
        () -> Scores.of(new double[1], new boolean[1], new double[1]));
    refused(
        "evaluation: row 1 has the label 2.0; expected 0 or 1",
        () -> Scores.of(new float[2], new float[] {1, 2}, null));
    refused(
        "evaluation: the threshold is NaN; expected a number",
        () -> Evaluation.of(SMALL, Double.NaN));
  }

  private static void refused(String message, Executable call) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
  }

  @Test
  void takesANetworksOwnNumbers() {
    Scores scores = Scores.of(new float[] {0.25f, 1}, new float[] {0, 1}, new float[] {0.5f, 2});
    assertEquals(0.25, scores.probability(0));
    assertTrue(scores.positive(1));
    assertEquals(2, scores.weight(1));
    assertTrue(scores.weighted());
    assertFalse(SMALL.weighted());
  }
}
