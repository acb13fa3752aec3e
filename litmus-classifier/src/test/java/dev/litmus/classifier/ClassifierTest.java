package dev.litmus.classifier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.classifier.evaluation.Figure;
import dev.litmus.classifier.table.CsvReader;
import dev.litmus.classifier.table.DataException;
import dev.litmus.classifier.table.ReadOptions;
import dev.litmus.classifier.table.SplitOptions;
import dev.litmus.classifier.table.Table;
import dev.litmus.keras.ModelFileException;
import dev.litmus.nn.optimizers.Sgd;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassifierTest {
  private final Table table = patients(400, 1);

  /// Numbers with gaps, words with gaps, a column of codes, a name that Keras does not take.
  private static Table patients(int rows, long seed) {
    Random random = new Random(seed);
    StringBuilder csv = new StringBuilder("age (years),dose/day,ward,grade,well\n");
    for (int i = 0; i < rows; i++) {
      double age = 20 + random.nextInt(60);
      double dose = random.nextDouble() * 10;
      String ward = new String[] {"north", "south", "east", "?"}[random.nextInt(4)];
      int grade = 1 + random.nextInt(3);
      double score =
          (50 - age) / 10 + (dose - 5) + (ward.equals("south") ? 3 : 0) + (grade == 2 ? 3 : 0);
      csv.append(random.nextInt(10) == 0 ? "" : String.valueOf((int) age)).append(',');
      String row = String.format(Locale.ROOT, "%.3f,%s,%d,", dose, ward, grade);
      csv.append(row).append(score > 1 ? "yes\n" : "no\n");
    }
    return CsvReader.parse(csv.toString().replace("\r\n", "\n"), ReadOptions.defaults());
  }

  private static TrainOptions quick() {
    return TrainOptions.defaults()
        .recipe(Recipe.of(HiddenLayer.parse("8 tanh")).withEpochs(5))
        .threads(1);
  }

  @Test
  void learnsFromNumbersWordsAndGaps() {
    TrainingResult result = Classifier.train(table, TrainOptions.defaults().effort(Effort.QUICK));

    assertEquals(80, result.rows().test());
    assertEquals(64, result.rows().validation());
    assertEquals(256, result.rows().train());
    assertTrue(result.test().orElseThrow().value(Figure.ROC_AUC) > 0.9);
    assertEquals(List.of("no", "yes"), result.classifier().target().classes());
  }

  @Test
  void answersFromAFileAsBefore(@TempDir Path folder) {
    Classifier trained = Classifier.train(table, quick()).classifier();
    Path file = folder.resolve("model.keras");
    trained.save(file);
    Classifier loaded = Classifier.load(file);

    assertArrayEquals(trained.probabilities(table), loaded.probabilities(table));
    assertEquals(trained.weightsSha256(), loaded.weightsSha256());
    assertEquals(trained.schema(), loaded.schema());
    assertEquals(trained.features(), loaded.features());
    assertEquals(trained.target(), loaded.target());
    assertThrows(ModelFileException.class, () -> trained.save(file));
  }

  @Test
  void givesTheSameModelForTheSameSeedOnAnyNumberOfThreads() {
    String one = Classifier.train(table, quick()).classifier().weightsSha256();
    assertEquals(one, Classifier.train(table, quick().threads(3)).classifier().weightsSha256());
    assertFalse(one.equals(Classifier.train(table, quick().seed(2)).classifier().weightsSha256()));
  }

  @Test
  void takesColumnsInAnyOrder() {
    Classifier classifier = Classifier.train(table, quick()).classifier();
    Table shuffled = table.select("grade", "well", "ward", "dose/day", "age (years)");
    assertArrayEquals(classifier.probabilities(table), classifier.probabilities(shuffled));
  }

  @Test
  void namesAColumnThatIsMissing() {
    Classifier classifier = Classifier.train(table, quick()).classifier();
    DataException refusal =
        assertThrows(
            DataException.class,
            () -> classifier.predict(table.select("age (years)", "dose/day", "grade")));
    assertTrue(
        String.valueOf(refusal.getMessage()).startsWith("column 'ward' is missing"),
        refusal.getMessage());
  }

  @Test
  void answersForARowAsForTheTable() {
    Classifier classifier = Classifier.train(table, quick()).classifier();
    Verdict verdict =
        classifier.predict(Map.of("age (years)", 40, "dose/day", 2.5, "ward", "north", "grade", 3));
    Table same =
        CsvReader.parse(
            "age (years),dose/day,ward,grade\n40,2.5,north,3\n", ReadOptions.defaults());
    assertEquals(classifier.predict(same), List.of(verdict));
    assertEquals(verdict.probability() > 0.5 ? "yes" : "no", verdict.label());
  }

  @Test
  void testsOnATableOfItsOwn() {
    Table test = patients(100, 2);
    TrainingResult result = Classifier.train(table, test, quick());
    assertEquals(100, result.rows().test());
    assertEquals(320, result.rows().train());
    assertEquals(
        result.classifier().evaluate(test).value(Figure.ACCURACY),
        result.test().orElseThrow().value(Figure.ACCURACY));
  }

  @Test
  void scalesToTheRangeOfTheTrainingRows() {
    TrainOptions options =
        quick()
            .normalize(Normalize.MINMAX)
            .split(SplitOptions.defaults().withTest(0).withValidation(0));
    Feature first = Classifier.train(table, options).classifier().features().getFirst();
    assertTrue(first instanceof Feature.Numeric number && number.center() == 20, first.toString());
  }

  @Test
  void keepsTheLastGoodWeightsWhenTrainingDiverges() {
    Recipe wild =
        Recipe.of(HiddenLayer.parse("8 linear")).withOptimizer(Sgd.of(1e30)).withEpochs(3);
    TrainingResult result = Classifier.train(table, quick().recipe(wild));
    assertTrue(result.diverged());
    for (float probability : result.classifier().probabilities(table)) {
      assertTrue(Float.isFinite(probability));
    }
  }

  @Test
  void refusesAPlainKerasModel(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("plain.keras");
    dev.litmus.keras.KerasFormat.save(Classifier.train(table, quick()).classifier().model(), file);
    ModelFileException refusal =
        assertThrows(ModelFileException.class, () -> Classifier.load(file));
    assertTrue(
        String.valueOf(refusal.getMessage()).contains("predict --raw"), refusal.getMessage());
    assertTrue(Files.exists(file));
  }
}
