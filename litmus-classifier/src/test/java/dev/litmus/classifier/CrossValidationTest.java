package dev.litmus.classifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.classifier.evaluation.Evaluation;
import dev.litmus.classifier.evaluation.Figure;
import dev.litmus.classifier.evaluation.Scores;
import dev.litmus.classifier.table.CsvReader;
import dev.litmus.classifier.table.DataException;
import dev.litmus.classifier.table.ReadOptions;
import dev.litmus.classifier.table.StratifiedKFold;
import dev.litmus.classifier.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CrossValidationTest {
  /// A label of three spellings, one of them in few rows and in one of the last.
  private static Table table(int rows) {
    Random random = new Random(3);
    StringBuilder csv = new StringBuilder("first,second,outcome\n");
    for (int i = 0; i < rows; i++) {
      double first = random.nextGaussian();
      double second = random.nextGaussian();
      boolean well = first + second + random.nextGaussian() > 0;
      String label = well ? i == rows - 3 ? "cured" : "well" : "ill";
      csv.append(first).append(',').append(second).append(',').append(label).append('\n');
    }
    return CsvReader.parse(csv.toString(), ReadOptions.defaults());
  }

  private static TrainOptions quick() {
    return TrainOptions.defaults()
        .recipe(Recipe.of(HiddenLayer.parse("8 tanh")).withEpochs(40))
        .seed(7)
        .threads(1);
  }

  @Test
  void testsEachRowOnceInScikitLearnsFolds() {
    Table table = table(200);
    List<Integer> told = new ArrayList<>();
    CrossValidation result =
        CrossValidation.of(
            table,
            quick().target(quick().target().withNegative("ill")),
            4,
            progress -> told.add(progress.number()));
    assertEquals(List.of(1, 2, 3, 4), told);
    assertEquals(200, result.outOfFold().size());
    var folds = StratifiedKFold.of(result.target().labels(), 4, 7);
    for (int i = 0; i < 4; i++) {
      Scores expected = result.outOfFold().rows(folds.get(i).test());
      assertEquals(
          Evaluation.of(expected).value(Figure.LOG_LOSS),
          result.folds().get(i).value(Figure.LOG_LOSS),
          1e-12);
    }
    assertTrue(result.figure(Figure.ROC_AUC).mean() > 0.8);
    assertEquals(1, result.notices().stream().filter(n -> n.code().equals("classes")).count());
  }

  @Test
  void aClassNeedsARowInEveryFold() {
    Table few = CsvReader.parse("x,y\n1,a\n2,a\n3,b\n4,a\n5,a\n6,b\n7,a\n", ReadOptions.defaults());
    assertEquals(
        "class 'b' has only 2 rows; 5 folds need one each; take fewer folds or collect more of it",
        assertThrows(DataException.class, () -> CrossValidation.of(few, quick(), 5, progress -> {}))
            .getMessage());
  }
}
