package dev.litmus.classifier.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.litmus.classifier.evaluation.PairedComparison.Difference;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Fixture: tools/make_comparisons.py.
class PairedComparisonTest {
  private static Evaluation evaluation(String set, int column) {
    List<String[]> rows =
        Fixtures.rows("comparisons.csv").stream()
            .filter(cells -> cells[0].equals(set) && cells.length == 4)
            .toList();
    double[] probabilities =
        rows.stream().mapToDouble(cells -> Double.parseDouble(cells[column])).toArray();
    boolean[] labels = new boolean[rows.size()];
    for (int row = 0; row < labels.length; row++) {
      labels[row] = rows.get(row)[1].equals("1");
    }
    return Evaluation.of(Scores.of(probabilities, labels));
  }

  @Test
  void equalsTheDefinitions() {
    int compared = 0;
    for (String[] cells : Fixtures.rows("comparisons.csv")) {
      if (cells.length == 3) {
        PairedComparison comparison =
            PairedComparison.of(evaluation(cells[0], 2), evaluation(cells[0], 3));
        String key = cells[1].replaceAll("_(low|high|p)$", "");
        Difference difference =
            switch (key) {
              case "roc_auc" -> comparison.rocAuc();
              case "log_loss" -> comparison.logLoss();
              default -> comparison.accuracy();
            };
        double found =
            switch (cells[1].substring(key.length())) {
              case "_low" -> difference.interval().low();
              case "_high" -> difference.interval().high();
              case "_p" -> difference.pValue();
              default -> difference.value();
            };
        assertEquals(Double.parseDouble(cells[2]), found, 1e-12, String.join(" ", cells));
        compared++;
      }
    }
    assertEquals(24, compared);
  }

  @Test
  void aClassifierIsNoBetterThanItself() {
    Evaluation evaluation = evaluation("tied", 2);
    PairedComparison comparison = PairedComparison.of(evaluation, evaluation);
    Difference none = new Difference(0, new Interval(0, 0), 1);
    assertEquals(none, comparison.rocAuc());
    assertEquals(none, comparison.logLoss());
    assertEquals(0, comparison.accuracy().value());
    assertEquals(1, comparison.accuracy().pValue());
  }

  @Test
  void holmsExample() {
    assertEquals(
        List.of(0.03, 0.06, 0.06, 0.02, Double.NaN),
        PairedComparison.holm(List.of(0.01, 0.03, 0.04, 0.005, Double.NaN)));
    assertEquals(List.of(1.0, 1.0), PairedComparison.holm(List.of(0.7, 0.6)));
  }

  @Test
  void refusesOtherRows() {
    Evaluation other = Evaluation.of(Scores.of(new double[] {0.5}, new boolean[] {true}));
    assertEquals(
        "comparison: both evaluations must be of the same rows; found 60 and 1, with different"
            + " labels or weights",
        assertThrows(
                IllegalArgumentException.class,
                () -> PairedComparison.of(evaluation("smooth", 2), other))
            .getMessage());
  }
}
