package dev.litmus.classifier.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.litmus.classifier.evaluation.Confusion;
import dev.litmus.classifier.evaluation.Scores;
import dev.litmus.classifier.table.DataException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DecisionTest {
  private final Scores heldOut = HeldOut.scores("boastful", false);

  @Test
  void aPriorMultipliesTheOdds() {
    PriorShift shift = new PriorShift(0.5, 0.1);
    assertEquals(Math.log(1 / 9.0), shift.logitOffset(), 1e-15);
    Scores shifted = shift.apply(heldOut);
    for (int row = 0; row < heldOut.size(); row++) {
      double odds = heldOut.probability(row) / (1 - heldOut.probability(row)) / 9;
      assertEquals(odds / (1 + odds), shifted.probability(row), 1e-12);
    }
  }

  @Test
  void aPriorWeighsTheRows() {
    Scores weighted = PriorShift.from(heldOut, 0.02).weighted(heldOut);
    double all = weighted.totalPositive() + weighted.totalNegative();
    assertEquals(heldOut.size(), all, 1e-9);
    assertEquals(0.02, weighted.totalPositive() / all, 1e-12);
  }

  /// The rule is about rows as they will be: calibrated, and with the prior of use.
  @Test
  void choosesTheThresholdForTheRowsOfUse() {
    DecisionOptions options =
        DecisionOptions.defaults()
            .withCalibration(CalibrationMethod.PLATT)
            .withPrior(0.1)
            .withThreshold(new ThresholdRule.Alerts(80));
    Decision decision = Decision.of(heldOut, options);

    LogitCalibration platt = LogitCalibration.fit(heldOut, CalibrationMethod.PLATT);
    assertEquals(platt, decision.calibration());
    PriorShift shift = PriorShift.from(heldOut, 0.1);
    assertEquals(platt.slope(), decision.slope());
    assertEquals(platt.intercept() + shift.logitOffset(), decision.intercept(), 1e-15);
    Scores ofUse = shift.apply(platt.apply(heldOut));
    Confusion confusion = Confusion.at(ofUse, decision.threshold());
    double called = (confusion.tp() + confusion.fp()) / confusion.total();
    assertEquals(0.07, called, 0.0101);
    for (int row = 0; row < heldOut.size(); row++) {
      assertEquals(ofUse.probability(row), decision.apply(heldOut).probability(row), 1e-12);
    }
  }

  @Test
  void tellsPeopleEachStep() {
    Decision decision =
        new Decision(
            new LogitCalibration(CalibrationMethod.PLATT, 0.75, -1.25),
            Optional.of(new PriorShift(0.3, 0.02)),
            new ThresholdRule.F1(),
            0.123456,
            Optional.of(new ConformalBand(0.95, 0.1, 0.4)),
            List.of());
    assertEquals(
        List.of(
            "Calibrated on held-out rows by platt: logit times 0.75, minus 1.25.",
            "Probabilities are for rows of which a share of 0.02 is positive; here it is 0.3.",
            "Threshold: 0.1235, chosen by f1.",
            "Unsure from 0.1 to 0.4, where either class fits, so that the true one does with"
                + " probability 0.95."),
        decision.sentences());
    assertEquals(List.of(), Decision.at(0.5).sentences());
    assertFalse(Decision.at(0.5).changesProbabilities());
  }

  @Test
  void refusesWithoutRowsWhatNeedsThem() {
    DecisionOptions none = DecisionOptions.defaults();
    assertEquals(0.5, Decision.withoutRows(none).threshold());
    ThresholdRule cost = new ThresholdRule.Cost(1, 4);
    assertEquals(0.2, Decision.withoutRows(none.withThreshold(cost)).threshold());
    assertEquals(
        "the threshold by f1 needs rows that the network does not learn from, and none are kept;"
            + " give --validation-split a share such as 0.2",
        refusal(none.withThreshold(new ThresholdRule.F1())));
    for (DecisionOptions options :
        List.of(
            none.withCoverage(0.9),
            none.withPrior(0.1),
            none.withCalibration(CalibrationMethod.PLATT))) {
      refusal(options);
    }
  }

  private static String refusal(DecisionOptions options) {
    return String.valueOf(
        assertThrows(DataException.class, () -> Decision.withoutRows(options)).getMessage());
  }
}
