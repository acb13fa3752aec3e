package dev.litmus.classifier.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.classifier.evaluation.Evaluation;
import dev.litmus.classifier.evaluation.Scores;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AbstentionTest {
  @Test
  void countsWhatIsLeftOpenAndWhatIsRight() {
    Scores scores =
        Scores.of(
            new double[] {0.1, 0.2, 0.45, 0.55, 0.8, 0.9},
            new boolean[] {false, true, false, true, true, true});
    Decision decision =
        new Decision(
            LogitCalibration.NONE,
            Optional.empty(),
            ThresholdRule.standard(),
            0.5,
            Optional.of(new ConformalBand(0.75, 0.4, 0.6)),
            List.of());
    Abstention found = Abstention.of(decision, Evaluation.of(scores)).orElseThrow();
    assertEquals(2, found.unsure());
    assertEquals(0.75, found.accuracy());
    assertEquals(0.75, found.positiveCoverage());
    assertEquals(1, found.negativeCoverage());
    assertEquals(
        "Unsure: 2 of 6 rows; of the others a share of 0.75 is called rightly. The true class fits"
            + " 1 of 'no' and 0.75 of 'yes', where 0.75 was asked for.",
        found.sentence("no", "yes"));
    assertEquals(0.75, found.toMap().get("coverage_of_positive"));
    assertTrue(Abstention.of(Decision.at(0.5), Evaluation.of(scores)).isEmpty());
  }
}
