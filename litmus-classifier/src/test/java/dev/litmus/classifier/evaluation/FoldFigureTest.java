package dev.litmus.classifier.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Test;

class FoldFigureTest {
  /// Two-sided 95 % quantiles of R's `qt(0.975, df)`.
  @Test
  void studentsQuantiles() {
    double[] expected = {
      12.7062047362, 4.3026527297, 3.1824463053, 2.7764451052, 2.5705818356, 2.4469118511
    };
    for (int degrees = 1; degrees <= expected.length; degrees++) {
      assertEquals(expected[degrees - 1], StudentT.quantile95(degrees), 1e-9);
    }
    assertEquals(2.2621571628, StudentT.quantile95(9), 1e-9);
    assertEquals(2.0095752371, StudentT.quantile95(49), 1e-9);
  }

  private static Evaluation withAccuracy(int right) {
    double[] probabilities = new double[10];
    boolean[] labels = new boolean[10];
    for (int row = 0; row < 10; row++) {
      labels[row] = row % 2 == 0;
      probabilities[row] = labels[row] == row < right ? 0.9 : 0.1;
    }
    return Evaluation.of(Scores.of(probabilities, labels));
  }

  /// Accuracies 0.7, 0.8, 0.8, 0.9, 0.8: s^2 = 0.005, and the mean's variance is (1/5 + 1/4) s^2.
  @Test
  void theCorrectedInterval() {
    List<Evaluation> folds =
        List.of(
            withAccuracy(7), withAccuracy(8), withAccuracy(8), withAccuracy(9), withAccuracy(8));
    FoldFigure accuracy = FoldFigure.of(Figure.ACCURACY, folds);
    assertEquals(0.8, accuracy.mean(), 1e-15);
    assertEquals(Math.sqrt(0.005), accuracy.deviation(), 1e-12);
    double half = 2.7764451052 * Math.sqrt(0.45 * 0.005);
    assertEquals(0.8 - half, accuracy.interval().low(), 1e-9);
    assertEquals(0.8 + half, accuracy.interval().high(), 1e-9);
  }

  @Test
  void theIntervalEndsWhereTheFigureDoes() {
    FoldFigure accuracy =
        FoldFigure.of(Figure.ACCURACY, List.of(withAccuracy(6), withAccuracy(10)));
    assertEquals(new Interval(0, 1), accuracy.interval());
    Evaluation oneClass =
        Evaluation.of(Scores.of(new double[] {0.5, 0.6}, new boolean[] {true, true}));
    FoldFigure area = FoldFigure.of(Figure.ROC_AUC, List.of(withAccuracy(8), oneClass));
    assertFalse(area.interval().defined());
  }
}
