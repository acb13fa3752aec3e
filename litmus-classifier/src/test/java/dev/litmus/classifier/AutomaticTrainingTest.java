package dev.litmus.classifier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.classifier.evaluation.Evaluation;
import dev.litmus.classifier.evaluation.Figure;
import dev.litmus.classifier.table.CsvReader;
import dev.litmus.classifier.table.ReadOptions;
import dev.litmus.classifier.table.SplitOptions;
import dev.litmus.classifier.table.Table;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AutomaticTrainingTest {
  private static Table table = Table.of(Map.of("x", List.of(0.0)));
  private static TrainingResult result = train(rings(240), TrainOptions.defaults().threads(2));

  @BeforeAll
  static void trainOnce() {
    table = rings(240);
  }

  /// Yes within a circle, which no straight line finds; every eighth label is wrong, some numbers
  /// are missing.
  private static Table rings(int rows) {
    Random random = new Random(5);
    StringBuilder csv = new StringBuilder("x,y,colour,inside\n");
    for (int i = 0; i < rows; i++) {
      double x = random.nextGaussian();
      double y = random.nextGaussian();
      String colour = random.nextBoolean() ? "red" : "blue";
      boolean inside = x * x + y * y < (colour.equals("red") ? 2.0 : 1.0);
      inside ^= random.nextInt(8) == 0;
      String first = random.nextInt(12) == 0 ? "" : String.format(Locale.ROOT, "%.4f", x);
      csv.append(first)
          .append(String.format(Locale.ROOT, ",%.4f,%s,%s%n", y, colour, inside ? "yes" : "no"));
    }
    return CsvReader.parse(csv.toString().replace("\r\n", "\n"), ReadOptions.defaults());
  }

  private static TrainingResult train(Table rows, TrainOptions options) {
    return Classifier.train(rows, options);
  }

  @Test
  void isTheMeanOfSeveralKindsOfNetworks() {
    Ensemble made = result.ensemble().orElseThrow();

    assertEquals(8, made.folds());
    assertEquals(3, made.shares().size());
    assertEquals(1, made.shares().stream().mapToDouble(Ensemble.Share::weight).sum(), 1e-9);
    assertEquals(
        "linear, plain, piecewise",
        String.join(", ", made.shares().stream().map(Ensemble.Share::network).toList()));
    assertTrue(result.test().orElseThrow().value(Figure.ROC_AUC) > 0.7);
    assertEquals(192, result.rows().train());
    assertEquals(48, result.rows().test());
  }

  @Test
  void heldOutRowsTellHowGoodItIs() {
    Evaluation heldOut = Evaluation.of(result.heldOut().orElseThrow());

    assertEquals(192, heldOut.scores().size());
    double area = heldOut.value(Figure.ROC_AUC);
    double learnt = result.classifier().evaluate(table).value(Figure.ROC_AUC);
    assertTrue(area > 0.75 && area < learnt, area + " on held-out rows, " + learnt + " on learnt");
  }

  @Test
  void threadsDoNotMatter() {
    TrainingResult one = train(table, TrainOptions.defaults().threads(1));

    assertEquals(result.classifier().weightsSha256(), one.classifier().weightsSha256());
  }

  @Test
  void isReadFromAFileAsItWas(@TempDir Path folder) {
    Path file = folder.resolve("model.keras");
    result.classifier().save(file);

    assertArrayEquals(
        result.classifier().probabilities(table), Classifier.load(file).probabilities(table));
  }

  @Test
  void aShortTimeLimitGivesAModelAndSaysSo() {
    TrainingResult cut =
        train(table, TrainOptions.defaults().timeLimit(Duration.ofNanos(1)).threads(1));

    assertTrue(
        cut.notices().stream().anyMatch(notice -> notice.code().equals("time-limit")),
        cut.notices().toString());
    assertEquals(1, cut.ensemble().orElseThrow().networks());
    assertFalse(cut.diverged());
  }

  /// A number and a text of six words, each of which has a say in the label.
  ///
  /// @param yes what words begin with that say yes
  /// @param no what words begin with that say no
  private static Table notes(int rows, String yes, String no) {
    Random random = new Random(8);
    StringBuilder csv = new StringBuilder("x,patient,note,label\n");
    for (int i = 0; i < rows; i++) {
      double x = random.nextGaussian();
      boolean good = random.nextBoolean();
      StringBuilder note = new StringBuilder();
      for (int word = 0; word < 6; word++) {
        boolean telling = random.nextInt(3) == 0;
        String start = telling ? good ? yes : no : "word";
        note.append(word == 0 ? "" : " ").append(start).append(random.nextInt(telling ? 20 : 400));
      }
      String label = x + (good ? 1 : -1) > 0 ? "yes" : "no";
      csv.append(String.format(Locale.ROOT, "%.4f,p%d,%s,%s\n", x, i / 4, note, label));
    }
    return CsvReader.parse(csv.toString(), ReadOptions.defaults());
  }

  private static double testAuc(TrainingResult trained) {
    return trained.test().orElseThrow().value(Figure.ROC_AUC);
  }

  @Test
  void textsCountBesideOtherColumns(@TempDir Path folder) {
    TrainOptions options = TrainOptions.defaults().threads(2);
    Table rows = notes(600, "good", "bad").without("patient");

    TrainingResult trained = train(rows, options);

    double without = testAuc(train(rows.without("note"), options));
    assertTrue(
        testAuc(trained) > without + 0.1, testAuc(trained) + " with, " + without + " without");
    assertTrue(trained.ensemble().orElseThrow().networks() >= 8);
    Path file = folder.resolve("notes.keras");
    trained.classifier().save(file);
    assertArrayEquals(
        trained.classifier().probabilities(rows), Classifier.load(file).probabilities(rows));
  }

  @Test
  void textsThatTellNothingDoLittleHarm() {
    TrainOptions options = TrainOptions.defaults().threads(2);
    Table rows = notes(600, "word", "word").without("patient");

    assertTrue(
        testAuc(train(rows, options)) > testAuc(train(rows.without("note"), options)) - 0.02);
  }

  @Test
  void textsOfRowsInGroupsAreSeenByOneOfTheNetworks() {
    TrainingResult trained =
        train(
            notes(600, "good", "bad"),
            TrainOptions.defaults().split(SplitOptions.defaults().withGroup("patient")).threads(2));

    Ensemble made = trained.ensemble().orElseThrow();
    assertEquals("with_texts", made.shares().getLast().network());
    assertTrue(made.shares().getLast().weight() > 0.5, made.toString());
    assertTrue(testAuc(trained) > 0.8);
  }

  @Test
  void groupsStayOnOneSide() {
    StringBuilder csv = new StringBuilder("patient,x,label\n");
    Random random = new Random(6);
    for (int patient = 0; patient < 40; patient++) {
      double x = random.nextGaussian();
      for (int visit = 0; visit < 4; visit++) {
        String label = patient % 2 == 0 ? "yes" : "no";
        csv.append(String.format(Locale.ROOT, "p%d,%.3f,%s\n", patient, x, label));
      }
    }
    Table visits = CsvReader.parse(csv.toString(), ReadOptions.defaults());

    TrainingResult trained =
        train(
            visits,
            TrainOptions.defaults().split(SplitOptions.defaults().withGroup("patient")).threads(2));

    // 8 of 40 patients are tested on, 7 of the others validated on.
    assertEquals(new TrainingResult.RowCounts(100, 28, 32), trained.rows());
    assertEquals(28, trained.heldOut().orElseThrow().size());
    assertEquals(1, trained.ensemble().orElseThrow().folds());
    // A patient's visits are alike, the label is chance: who has seen a patient knows it.
    assertTrue(Evaluation.of(trained.heldOut().orElseThrow()).value(Figure.ROC_AUC) < 0.9);
  }

  @Test
  void effortsHaveNames() {
    assertEquals(Effort.BEST, Effort.named("best"));
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> Effort.named("much"));
    assertEquals(
        "there is no effort 'much'; expected one of: quick, default, best", refused.getMessage());
  }
}
