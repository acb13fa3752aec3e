package dev.litmus.classifier.explanation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.classifier.evaluation.Logit;
import dev.litmus.classifier.explanation.Reasons.Reason;
import dev.litmus.classifier.table.NumberColumn;
import dev.litmus.classifier.table.Table;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class ShapleyValuesTest {
  /// A logit with products of columns in it.
  private static double tangled(double[] x) {
    double logit = x[0] - 0.5 * x[1] + x[0] * x[1];
    for (int i = 2; i < x.length; i++) {
      logit += 0.3 * x[i] * x[(i + 3) % x.length] + 0.1 * i * Math.tanh(x[i]);
    }
    return logit / 2;
  }

  private static Table random(int rows, int columns, long seed) {
    Random random = new Random(seed);
    double[][] cells = new double[rows][columns];
    String[] names = new String[columns];
    for (int column = 0; column < columns; column++) {
      names[column] = "x" + column;
      for (double[] row : cells) {
        row[column] = random.nextGaussian();
      }
    }
    return Table.of(cells, names);
  }

  private static double[] row(Table table, int row) {
    return table.columns().stream()
        .mapToDouble(column -> ((NumberColumn) column).value(row))
        .toArray();
  }

  private static Scorer scorer(ToDoubleFunction<double[]> logit) {
    return table -> {
      float[] probabilities = new float[table.rowCount()];
      for (int row = 0; row < probabilities.length; row++) {
        probabilities[row] = (float) (1 / (1 + Math.exp(-logit.applyAsDouble(row(table, row)))));
      }
      return probabilities;
    };
  }

  private static double sum(Reasons reasons) {
    return reasons.columns().stream().mapToDouble(Reason::contribution).sum();
  }

  /// Shapley's definition word by word: the mean over all orders of the columns of what a column
  /// adds when its turn comes.
  private static double[] overAllOrders(Scorer scorer, Table background, Table one) {
    int columns = one.columnCount();
    double[] contributions = new double[columns];
    int[] orders = {0};
    permute(
        new int[columns],
        0,
        0,
        order -> {
          orders[0]++;
          for (int row = 0; row < background.rowCount(); row++) {
            double[] cells = row(background, row);
            double before = logit(scorer, cells);
            for (int column : order) {
              cells[column] = row(one, 0)[column];
              double after = logit(scorer, cells);
              contributions[column] += (after - before) / background.rowCount();
              before = after;
            }
          }
        });
    for (int column = 0; column < columns; column++) {
      contributions[column] /= orders[0];
    }
    return contributions;
  }

  private static void permute(
      int[] order, int length, int used, java.util.function.Consumer<int[]> visitor) {
    if (length == order.length) {
      visitor.accept(order);
      return;
    }
    for (int column = 0; column < order.length; column++) {
      if ((used & (1 << column)) == 0) {
        order[length] = column;
        permute(order, length + 1, used | (1 << column), visitor);
      }
    }
  }

  private static double logit(Scorer scorer, double[] cells) {
    String[] names = new String[cells.length];
    for (int i = 0; i < names.length; i++) {
      names[i] = "x" + i;
    }
    return Logit.of(scorer.probabilities(Table.of(new double[][] {cells}, names))[0]);
  }

  @Test
  void isTheMeanOverAllOrdersOfTheColumns() {
    Scorer scorer = scorer(ShapleyValuesTest::tangled);
    Table background = random(3, 5, 1);
    Table one = random(1, 5, 2);
    Reasons reasons = new ShapleyValues(scorer, background, 0).of(one).getFirst();
    double[] expected = overAllOrders(scorer, background, one);
    for (int column = 0; column < expected.length; column++) {
      assertEquals(expected[column], reasons.columns().get(column).contribution(), 1e-9);
    }
    assertTrue(reasons.exact());
  }

  @Test
  void addsUpToTheLogitHoweverFewOrdersThereAre() {
    for (int columns : new int[] {1, 2, 8, 12, 13, 40}) {
      Table background = random(20, columns, 3);
      Scorer scorer = scorer(x -> 3 * x[0] - x[x.length - 1] * x[x.length / 2]);
      for (Reasons reasons : new ShapleyValues(scorer, background, 0).of(random(3, columns, 4))) {
        assertEquals(reasons.logit() - reasons.baseLogit(), sum(reasons), 1e-9, columns + "");
        assertEquals(Logit.of(reasons.probability()), reasons.logit(), 0);
        assertEquals(columns <= ShapleyValues.MOST_EXACT, reasons.exact());
      }
    }
  }

  @Test
  void ordersComeCloseToSubsets() {
    Scorer scorer = scorer(ShapleyValuesTest::tangled);
    Table background = random(100, 8, 5);
    Table one = random(1, 8, 6);
    Reasons exact = new ShapleyValues(scorer, background, 0).of(one).getFirst();
    Reasons sampled = new ShapleyValues(scorer, background, 0, 0).of(one).getFirst();
    assertFalse(sampled.exact());
    for (int column = 0; column < 8; column++) {
      assertEquals(
          exact.columns().get(column).contribution(),
          sampled.columns().get(column).contribution(),
          0.02);
    }
  }

  @Test
  void aLinearLogitGivesEachColumnItsDistanceFromTheMean() {
    Table background = random(50, 20, 7);
    Table one = random(1, 20, 8);
    Scorer scorer = scorer(x -> 0.5 * x[0] - 0.25 * x[7]);
    List<Reason> reasons = new ShapleyValues(scorer, background, 0).of(one).getFirst().columns();
    double mean = 0;
    for (int row = 0; row < 50; row++) {
      mean += row(background, row)[7] / 50;
    }
    assertEquals(-0.25 * (row(one, 0)[7] - mean), reasons.get(7).contribution(), 1e-5);
    assertEquals(0, reasons.get(3).contribution(), 1e-9);
  }

  @Test
  void probabilitiesOfZeroAndOneKeepFiniteLogits() {
    Scorer scorer = scorer(x -> x[0] > 0 ? 500 : -500);
    Reasons reasons =
        new ShapleyValues(scorer, random(30, 3, 9), 0).of(random(1, 3, 10)).getFirst();
    assertEquals(reasons.logit() - reasons.baseLogit(), sum(reasons), 1e-9);
    assertEquals(24 * Math.log(2), Math.abs(reasons.logit()), 1e-9);
  }

  @Test
  void theSameSeedGivesTheSame() {
    Table background = random(20, 15, 11);
    Table one = random(1, 15, 12);
    Reasons first =
        new ShapleyValues(scorer(ShapleyValuesTest::tangled), background, 3).of(one).getFirst();
    assertEquals(
        first,
        new ShapleyValues(scorer(ShapleyValuesTest::tangled), background, 3).of(one).getFirst());
  }
}
