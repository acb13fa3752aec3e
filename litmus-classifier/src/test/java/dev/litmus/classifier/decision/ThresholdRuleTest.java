package dev.litmus.classifier.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.classifier.evaluation.Confusion;
import dev.litmus.classifier.evaluation.Scores;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Fixture: tools/make_decisions.py.
class ThresholdRuleTest {
  private static final Scores FOUR =
      Scores.of(new double[] {0, 0.2, 0.6, 1}, new boolean[] {false, true, false, true});

  @Test
  void callsWhatScikitLearnsPointsSay() {
    int compared = 0;
    for (String[] cells : HeldOut.rows("figures.csv")) {
      String[] words = cells[2].split(" ");
      if (words.length == 2) {
        Scores scores = HeldOut.scores(cells[0], Boolean.parseBoolean(cells[1]));
        double threshold = ThresholdRule.parse(words[0]).threshold(scores);
        Confusion confusion = Confusion.at(scores, threshold);
        double found = words[1].equals("tp") ? confusion.tp() : confusion.tp() + confusion.fp();
        assertEquals(Double.parseDouble(cells[3]), found, 1e-9, String.join(" ", cells));
        compared++;
      }
    }
    assertEquals(60, compared);
  }

  @Test
  void readsEverySpelling() {
    assertEquals(new ThresholdRule.Fixed(0.25), ThresholdRule.parse(" .25"));
    assertEquals(new ThresholdRule.F1(), ThresholdRule.parse("F1"));
    assertEquals(new ThresholdRule.Youden(), ThresholdRule.parse("youden"));
    assertEquals(new ThresholdRule.Precision(0.9), ThresholdRule.parse("precision=0.9"));
    assertEquals(new ThresholdRule.Recall(1), ThresholdRule.parse("recall=1"));
    assertEquals(new ThresholdRule.Alerts(50), ThresholdRule.parse("alerts=50"));
    assertEquals(new ThresholdRule.Cost(5, 1), ThresholdRule.parse("cost 5:1"));
    assertEquals(new ThresholdRule.Cost(0.5, 20), ThresholdRule.parse("cost=0.5:20"));
    for (String text :
        List.of("0.25", "f1", "youden", "precision=0.9", "recall=1", "alerts=50", "cost 5:1")) {
      assertEquals(text, ThresholdRule.parse(text).text());
    }
  }

  @Test
  void standsBetweenProbabilities() {
    assertEquals(0.8, new ThresholdRule.Precision(1).threshold(FOUR));
    assertEquals(0.1, new ThresholdRule.Recall(1).threshold(FOUR), 1e-15);
    assertEquals(0.1, new ThresholdRule.F1().threshold(FOUR), 1e-15);
    assertEquals(0.8, new ThresholdRule.Alerts(499).threshold(FOUR));
    assertEquals(0.4, new ThresholdRule.Alerts(500).threshold(FOUR), 1e-15);
    assertEquals(0.1, new ThresholdRule.Cost(1, 9).threshold(FOUR), 1e-15);
  }

  @Test
  void aLowestProbabilityOf0IsNeverCalledPositive() {
    Scores scores = Scores.of(new double[] {0, 0.5}, new boolean[] {true, false});
    assertEquals(0, new ThresholdRule.Recall(1).threshold(scores));
    assertEquals(0.25, new ThresholdRule.Alerts(1000).threshold(scores));
  }

  @Test
  void tellsWhatItDidNotReach() {
    Scores poor = Scores.of(new double[] {0.2, 0.7, 0.9}, new boolean[] {false, true, false});
    ThresholdRule precision = new ThresholdRule.Precision(0.9);
    assertEquals(
        Optional.of(
            "no threshold has a precision of 0.9 on the held-out rows; the one with the highest,"
                + " 0.5, is taken"),
        precision.shortfall(poor, precision.threshold(poor)));
    assertTrue(precision.shortfall(FOUR, 0.8).isEmpty());
    ThresholdRule alerts = new ThresholdRule.Alerts(10);
    assertEquals(1, alerts.threshold(FOUR));
    assertEquals(
        Optional.of(
            "more than 10 of a thousand held-out rows share the highest probability; no row is"
                + " called positive"),
        alerts.shortfall(FOUR, 1));
  }

  @Test
  void refusesWhatIsNoRule() {
    assertRefused(
        "recall",
        "threshold must be a number from 0 to 1, f1, youden, precision=0.9, recall=0.9, alerts=50"
            + " (of a thousand rows) or \"cost 5:1\" (false positive : false negative); found"
            + " 'recall'");
    assertRefused(
        "recall=90%",
        "threshold must be a number from 0 to 1, f1, youden, precision=0.9, recall=0.9, alerts=50"
            + " (of a thousand rows) or \"cost 5:1\" (false positive : false negative); found"
            + " 'recall=90%'");
    assertRefused("1.5", "threshold must be from 0 to 1; found 1.5");
    assertRefused(
        "precision=0",
        "threshold precision=SHARE: the share must be above 0 and at most 1; found 0");
    assertRefused(
        "alerts=5000",
        "threshold alerts=N: N, the most rows of a thousand to be called positive, must be above 0"
            + " and at most 1000; found 5000");
    assertRefused(
        "cost 0:1",
        "threshold cost FP:FN: both costs must be above 0, such as cost 5:1 where a false positive"
            + " costs 5 and a false negative 1; found cost 0:1");
  }

  private static void assertRefused(String text, String message) {
    assertEquals(
        message,
        assertThrows(IllegalArgumentException.class, () -> ThresholdRule.parse(text)).getMessage());
  }
}
