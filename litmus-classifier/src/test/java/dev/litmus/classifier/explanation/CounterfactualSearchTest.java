package dev.litmus.classifier.explanation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.litmus.classifier.explanation.Counterfactual.Change;
import dev.litmus.classifier.table.NumberColumn;
import dev.litmus.classifier.table.Table;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CounterfactualSearchTest {
  private static final Table SEEN =
      Table.of(
              Map.of(
                  "a", new double[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9},
                  "b", new double[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9},
                  "c", List.of("x", "x", "x", "y", "y", "y", "z", "z", "z", "z")))
          .select("a", "b", "c");

  private static final Table ROW =
      Table.of(Map.of("a", new double[] {2}, "b", new double[] {2}, "c", List.of("x")))
          .select("a", "b", "c");

  private static double number(Table table, String column, int row) {
    return ((NumberColumn) table.column(column)).value(row);
  }

  /// Positive from a sum of 9 on, or with a `z`.
  private static final Scorer EITHER =
      table -> {
        float[] scores = new float[table.rowCount()];
        for (int row = 0; row < scores.length; row++) {
          double sum = number(table, "a", row) + number(table, "b", row);
          boolean z = table.column("c").text(row).equals("z");
          scores[row] = (float) (sum / 20) + (sum >= 9 || z ? 0.5f : 0);
        }
        return scores;
      };

  private static List<Counterfactual> find(Scorer scorer, String... allowed) {
    return new CounterfactualSearch(scorer, SEEN, ROW, 0.5, List.of(allowed)).find();
  }

  @Test
  void aNumberGoesNoFurtherThanItMust() {
    List<Counterfactual> found = find(EITHER, "a");
    assertEquals(List.of(new Change("a", "2", "7")), found.getFirst().changes());
    assertEquals(0.5, found.getFirst().distance(), 1e-12);
  }

  @Test
  void theNearestOfSeveralColumnsIsFirst() {
    List<Counterfactual> found = find(EITHER, "c", "a", "b");
    assertEquals(3, found.size());
    assertEquals(List.of(new Change("c", "x", "z")), found.getLast().changes());
    assertEquals(1, found.getLast().distance(), 1e-12);
  }

  @Test
  void twoColumnsChangeOnlyWhereOneIsNotEnough() {
    Scorer both =
        table -> {
          float[] scores = new float[table.rowCount()];
          for (int row = 0; row < scores.length; row++) {
            boolean high = number(table, "a", row) >= 5 && number(table, "b", row) >= 6;
            scores[row] = high ? 1 : 0;
          }
          return scores;
        };
    List<Counterfactual> found = find(both, "a", "b", "c");
    assertEquals(
        List.of(new Change("a", "2", "5"), new Change("b", "2", "6")), found.getFirst().changes());
    assertEquals(1, found.size());
    assertEquals(List.of(), find(both, "a", "c"));
  }
}
