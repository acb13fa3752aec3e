package dev.litmus.classifier.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FiguresTableTest {
  @Test
  void showsFiguresIntervalsAndTheConfusionMatrix() {
    Evaluation evaluation = Evaluation.of(Fixtures.scores("smooth", false));
    assertEquals(
        """
        figure                 value   95 % interval
        accuracy              0.7583   [0.6745, 0.8261]
        precision             0.6731   [0.5376, 0.7848]
        recall                0.7447   [0.6049, 0.8475]
        f1                    0.7071   [0.5972, 0.7971]
        roc_auc               0.8642   [0.7833, 0.9159]
        pr_auc                0.8085   [0.6712, 0.8972]
        log_loss              0.4734   [0.4182, 0.5379]
        brier                 0.1536   [0.1295, 0.1822]
        ece                   0.1154   [0.0000, 0.1428]
        mcc                   0.5041   [0.3297, 0.6342]
        specificity           0.7671   [0.6583, 0.8492]
        balanced_accuracy     0.7559   [0.6673, 0.8217]

                              called benign   called malignant
        is benign                        56                 17
        is malignant                     12                 35

        Rows: 120. Threshold: 0.5. Always 'benign' has accuracy 0.6083.
        """,
        FiguresTable.of(evaluation, "benign", "malignant"));
  }

  @Test
  void saysWhatIsUndefined() {
    String table = FiguresTable.of(Evaluation.of(Fixtures.scores("negative", false)), "no", "yes");
    assertTrue(table.contains("\nroc_auc            undefined\n"), table);
    assertTrue(table.endsWith("how well the classes are told apart.\n"), table);
  }

  @Test
  void roundsLikePython() {
    assertEquals("0.12", Digits.fixed(0.125, 2));
    assertEquals("0.38", Digits.fixed(0.375, 2));
    assertEquals("nan", Digits.four(Double.NaN));
    assertEquals("12", Digits.plain(12));
    assertEquals("0.5", Digits.plain(0.5));
    assertEquals("0", Digits.plain(0));
    assertEquals("104.8697", Digits.plain(104.86970000000002));
  }
}
