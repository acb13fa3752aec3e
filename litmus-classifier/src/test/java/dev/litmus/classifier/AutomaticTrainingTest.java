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

  @Test
  void textsAreUsedOrLeftOutByWhatIsBetterOnValidationRows() {
    Random random = new Random(8);
    StringBuilder csv = new StringBuilder("x,note,label\n");
    for (int i = 0; i < 160; i++) {
      double x = random.nextGaussian();
      StringBuilder note = new StringBuilder();
      for (int word = 0; word < 6; word++) {
        note.append(word == 0 ? "" : " ").append("word").append(random.nextInt(400));
      }
      csv.append(String.format(Locale.ROOT, "%.4f,%s,%s%n", x, note, x > 0 ? "yes" : "no"));
    }
    Table noted = CsvReader.parse(csv.toString().replace("\r\n", "\n"), ReadOptions.defaults());

    TrainingResult trained = train(noted, TrainOptions.defaults().threads(2));

    assertTrue(
        trained.notices().stream()
            .anyMatch(
                notice -> notice.code().equals("texts") && notice.text().endsWith("left out")),
        trained.notices().toString());
    assertTrue(trained.ensemble().isPresent());
    assertEquals(List.of("x"), trained.classifier().schema().featureNames());
    assertEquals("yes", trained.classifier().predict(Map.of("x", 2.0)).label());
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
