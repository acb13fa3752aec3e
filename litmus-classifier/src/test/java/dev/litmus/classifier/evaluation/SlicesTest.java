package dev.litmus.classifier.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.classifier.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SlicesTest {
  /// Probabilities that are right but in the south, where labels are thrown by a coin.
  private static Slices slices(boolean south, long seed) {
    Random random = new Random(seed);
    List<String> regions = new ArrayList<>();
    List<Double> ages = new ArrayList<>();
    double[] probabilities = new double[600];
    boolean[] labels = new boolean[600];
    for (int row = 0; row < 600; row++) {
      regions.add(new String[] {"north", "south", "east", "west", ""}[row % 5]);
      ages.add(row % 10 == 3 ? Double.NaN : 20.0 + row % 40);
      probabilities[row] = random.nextBoolean() ? 0.9 : 0.1;
      labels[row] = random.nextDouble() < probabilities[row];
      if (south && regions.get(row).equals("south")) {
        labels[row] = random.nextBoolean();
      }
    }
    Map<String, Object> cells = new TreeMap<>(Map.of("age", ages, "region", regions));
    return Slices.of(Table.of(cells), Evaluation.of(Scores.of(probabilities, labels)), 30);
  }

  @Test
  void findsWhereTheModelIsWorse() {
    Slice worst = slices(true, 1).slices().getFirst();
    assertEquals("region", worst.column());
    assertEquals("south", worst.value());
    assertEquals(120, worst.rows());
    assertTrue(worst.pValue() < 0.001, "p " + worst.pValue());
    assertTrue(worst.gap() > 0.3, "gap " + worst.gap());
    assertEquals(0.5, worst.evaluation().value(Figure.ACCURACY), 0.1);
  }

  /// Of nine subgroups of a model that is equally good in all, one has a p-value below 0.05 in a
  /// twentieth of all tables.
  @Test
  void chanceAloneIsRarelyTakenForMore() {
    int alarms = 0;
    for (int seed = 0; seed < 100; seed++) {
      alarms += slices(false, seed).slices().stream().anyMatch(s -> s.pValue() < 0.05) ? 1 : 0;
    }
    assertTrue(alarms <= 12, alarms + " alarms in 100 tables");
  }

  @Test
  void dividesNumbersInQuartersAndTellsMissingOnes() {
    List<String> ages =
        slices(false, 3).slices().stream()
            .filter(slice -> slice.column().equals("age"))
            .map(Slice::value)
            .sorted()
            .toList();
    assertEquals(List.of("20 to 29", "30 to 39", "40 to 49", "50 to 59", "missing"), ages);
    List<String> regions =
        slices(false, 3).slices().stream()
            .filter(slice -> slice.column().equals("region"))
            .map(Slice::value)
            .sorted()
            .toList();
    assertEquals(List.of("east", "missing", "north", "south", "west"), regions);
  }

  @Test
  void leavesOutSmallSubgroupsAndNearlyWholeTables() {
    List<String> words = new ArrayList<>();
    double[] probabilities = new double[100];
    boolean[] labels = new boolean[100];
    for (int row = 0; row < 100; row++) {
      words.add(row < 29 ? "few" : "most");
      probabilities[row] = 0.5;
      labels[row] = row % 2 == 0;
    }
    Table table = Table.of(Map.of("word", words));
    Evaluation evaluation = Evaluation.of(Scores.of(probabilities, labels));
    assertEquals(List.of(), Slices.of(table, evaluation, 30).slices());
    assertEquals(2, Slices.of(table, evaluation, 29).slices().size());
  }
}
