package dev.litmus.classifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.classifier.evaluation.Figure;
import dev.litmus.classifier.table.CsvReader;
import dev.litmus.classifier.table.ReadOptions;
import dev.litmus.classifier.table.SplitOptions;
import dev.litmus.classifier.table.Table;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LearningCurveTest {
  /// Twelve numbers, all of which the answer needs.
  private static Table table(int rows) {
    Random random = new Random(6);
    StringBuilder csv = new StringBuilder("a,b,c,d,e,f,g,h,i,j,k,l,y\n");
    for (int row = 0; row < rows; row++) {
      double sum = 0;
      for (int column = 0; column < 12; column++) {
        double value = random.nextGaussian();
        sum += column % 2 == 0 ? value : -value;
        csv.append(value).append(',');
      }
      csv.append(sum + random.nextGaussian() > 0 ? "yes\n" : "no\n");
    }
    return CsvReader.parse(csv.toString(), ReadOptions.defaults());
  }

  private static TrainOptions options() {
    return TrainOptions.defaults()
        .threads(1)
        .recipe(Recipe.of(HiddenLayer.parse("8 relu")).withEpochs(60));
  }

  @Test
  void eachPointHasTwiceTheRowsAndTheSameTest() {
    Table table = table(800);
    TrainingResult result = Classifier.train(table, options());
    LearningCurve curve = LearningCurve.of(result, options()).orElseThrow();
    assertEquals(
        "80 160 320 640",
        String.join(
            " ", curve.points().stream().map(point -> String.valueOf(point.rows())).toList()));
    for (LearningCurve.Point point : curve.points()) {
      assertEquals(160, point.evaluation().scores().size());
    }
    double first = curve.points().getFirst().evaluation().value(Figure.LOG_LOSS);
    double last = curve.points().getLast().evaluation().value(Figure.LOG_LOSS);
    assertTrue(last < first, first + " to " + last);
    assertEquals(
        last - curve.points().get(2).evaluation().value(Figure.LOG_LOSS),
        curve.lastDoubling().logLoss().value(),
        1e-12);
    assertTrue(curve.moreRowsWouldHelp());
    LearningCurve again =
        LearningCurve.of(
                result,
                options().threads(3).timeLimit(Duration.ofMinutes(5)).verbose(0, System.err))
            .orElseThrow();
    assertEquals(last, again.points().getLast().evaluation().value(Figure.LOG_LOSS));
  }

  @Test
  void whereTheAnswerIsChanceNoRowsHelp() {
    Random random = new Random(1);
    StringBuilder csv = new StringBuilder("a,y\n");
    for (int row = 0; row < 400; row++) {
      csv.append(random.nextGaussian()).append(random.nextBoolean() ? ",1\n" : ",0\n");
    }
    Table table = CsvReader.parse(csv.toString(), ReadOptions.defaults());
    TrainOptions few = options().recipe(Recipe.of(HiddenLayer.parse("2 relu")).withEpochs(5));
    LearningCurve curve = LearningCurve.of(Classifier.train(table, few), few).orElseThrow();
    assertFalse(curve.moreRowsWouldHelp());
  }

  @Test
  void aTestFileOfItsOwnIsTheTestEachTime() {
    Table table = table(400);
    Table test = table(900).rows(400, 900);
    TrainingResult result = Classifier.train(table, test, options());
    LearningCurve curve = LearningCurve.of(result, options()).orElseThrow();
    assertEquals(400, curve.points().getLast().rows());
    assertEquals(500, curve.points().getLast().evaluation().scores().size());
  }

  @Test
  void withoutATestOrWithFewRowsThereIsNone() {
    Table table = table(60);
    TrainOptions untested = options().split(SplitOptions.defaults().withTest(0));
    assertEquals(Optional.empty(), LearningCurve.of(Classifier.train(table, untested), untested));
    assertEquals(Optional.empty(), LearningCurve.of(Classifier.train(table, options()), options()));
  }
}
