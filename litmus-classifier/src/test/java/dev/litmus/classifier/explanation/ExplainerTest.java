package dev.litmus.classifier.explanation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.classifier.Classifier;
import dev.litmus.classifier.HiddenLayer;
import dev.litmus.classifier.Recipe;
import dev.litmus.classifier.TrainOptions;
import dev.litmus.classifier.evaluation.Evaluation;
import dev.litmus.classifier.evaluation.Figure;
import dev.litmus.classifier.explanation.Importance.ColumnImportance;
import dev.litmus.classifier.explanation.Reasons.Reason;
import dev.litmus.classifier.table.CsvReader;
import dev.litmus.classifier.table.DataException;
import dev.litmus.classifier.table.ReadOptions;
import dev.litmus.classifier.table.Table;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// On a classifier that was trained on numbers with gaps and words with gaps.
class ExplainerTest {
  private static final Table TABLE = patients(300, 1);
  private static final Classifier CLASSIFIER = train();

  private static Table patients(int rows, long seed) {
    Random random = new Random(seed);
    StringBuilder csv = new StringBuilder("age,dose,ward,noise,well\n");
    for (int i = 0; i < rows; i++) {
      int age = 20 + random.nextInt(60);
      double dose = random.nextDouble() * 10;
      String ward = new String[] {"north", "south", "?"}[random.nextInt(3)];
      double score = (50 - age) / 10.0 + (dose - 5) + (ward.equals("south") ? 3 : 0);
      csv.append(random.nextInt(10) == 0 ? "" : String.valueOf(age)).append(',');
      csv.append(String.format(Locale.ROOT, "%.3f,%s,", dose, ward));
      csv.append(String.format(Locale.ROOT, "%.3f,", random.nextGaussian()));
      csv.append(score > 1 ? "yes\n" : "no\n");
    }
    return CsvReader.parse(csv.toString(), ReadOptions.defaults());
  }

  private static Classifier train() {
    return Classifier.train(
            TABLE,
            TrainOptions.defaults()
                .recipe(Recipe.of(HiddenLayer.parse("8 tanh")).withEpochs(40))
                .threads(1))
        .classifier();
  }

  private static ColumnImportance column(Importance importance, String name) {
    return importance.columns().stream()
        .filter(column -> column.column().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void weighsColumnsBesideTheFiguresOfTheEvaluation() {
    Importance importance = Explainer.of(CLASSIFIER, TABLE).importance();
    Evaluation evaluation = CLASSIFIER.evaluate(TABLE);

    assertEquals(evaluation.value(Figure.ROC_AUC), importance.rocAuc(), 1e-12);
    assertEquals(evaluation.value(Figure.LOG_LOSS), importance.logLoss(), 1e-6);
    assertEquals(List.of("age", "dose", "ward", "noise"), names(importance.columns()));
    assertEquals("noise", importance.strongest().getLast().column());
    ColumnImportance dose = column(importance, "dose");
    assertTrue(dose.matters());
    assertTrue(dose.rocAucDrop() > 0.1, dose.toString());
    assertTrue(dose.rocAucInterval().contains(dose.rocAucDrop()));
    assertTrue(dose.logLossInterval().contains(dose.logLossRise()));
    assertEquals(importance, Explainer.of(CLASSIFIER, TABLE).importance());
  }

  private static List<String> names(List<ColumnImportance> columns) {
    return columns.stream().map(ColumnImportance::column).toList();
  }

  /// An interval is for rows like these at large: of twenty samples nearly all hold what many rows
  /// show.
  @Test
  void theIntervalsHoldWhatManyRowsShow() {
    ColumnImportance many = dose(8000, 99);
    int drops = 0;
    int rises = 0;
    for (int seed = 100; seed < 120; seed++) {
      ColumnImportance few = dose(200, seed);
      drops += few.rocAucInterval().contains(many.rocAucDrop()) ? 1 : 0;
      rises += few.logLossInterval().contains(many.logLossRise()) ? 1 : 0;
    }
    assertTrue(drops >= 17 && rises >= 17, drops + " and " + rises + " of 20");
  }

  private static ColumnImportance dose(int rows, long seed) {
    return column(Explainer.of(CLASSIFIER, patients(rows, seed)).importance(), "dose");
  }

  @Test
  void reasonsAddUpAndNameTheRowsCells() {
    Explainer explainer = Explainer.of(CLASSIFIER, TABLE);
    for (Reasons reasons : explainer.reasons(TABLE.rows(0, 20))) {
      double sum = reasons.columns().stream().mapToDouble(Reason::contribution).sum();
      assertEquals(reasons.logit() - reasons.baseLogit(), sum, 1e-6);
      assertTrue(reasons.exact());
    }
    Reasons first = explainer.reasons(TABLE.rows(0, 1)).getFirst();
    assertEquals(TABLE.column("ward").text(0).replace("?", ""), first.columns().get(2).value());
    assertEquals(CLASSIFIER.probabilities(TABLE.rows(0, 1))[0], first.probability(), 0);
  }

  @Test
  void dependenceAscendsWithTheDoseAndEndsWithTheMissingCell() {
    Explainer explainer = Explainer.of(CLASSIFIER, TABLE);
    PartialDependence dose = explainer.partialDependence("dose");
    assertTrue(dose.numeric());
    assertTrue(dose.points().size() <= 20);
    for (int i = 1; i < dose.points().size(); i++) {
      assertTrue(
          dose.points().get(i).number().orElseThrow()
              > dose.points().get(i - 1).number().orElseThrow());
    }
    assertTrue(dose.points().getLast().mean() > dose.points().getFirst().mean() + 0.3);
    PartialDependence age = explainer.partialDependence("age");
    assertEquals("", age.points().getLast().value());
    assertTrue(age.points().getLast().number().isEmpty());
    PartialDependence ward = explainer.partialDependence("ward");
    assertEquals(3, ward.points().size());
    for (PartialDependence.Point point : ward.points()) {
      assertTrue(point.low() <= point.mean() && point.mean() <= point.high(), point.toString());
    }
  }

  @Test
  void aCounterfactualFlipsTheVerdictAndChangesNothingElse() {
    Explainer explainer = Explainer.of(CLASSIFIER, TABLE);
    int flipped = 0;
    for (int row = 0; row < 10; row++) {
      Table one = TABLE.rows(row, row + 1);
      boolean before = CLASSIFIER.probabilities(one)[0] > 0.5;
      for (Counterfactual found : explainer.counterfactuals(one, List.of("dose", "age"))) {
        flipped++;
        assertEquals(!before, found.probability() > 0.5);
        found
            .changes()
            .forEach(change -> assertTrue(List.of("dose", "age").contains(change.column())));
      }
    }
    assertTrue(flipped >= 10, flipped + " found");
  }

  @Test
  void refusesWhatItCannotExplain() {
    Explainer explainer = Explainer.of(CLASSIFIER, TABLE);
    assertEquals(
        "there is no column 'doze'; did you mean 'dose'?",
        assertThrows(DataException.class, () -> explainer.partialDependence("doze")).getMessage());
    Table unlabelled = TABLE.without("well");
    assertThrows(DataException.class, () -> Explainer.of(CLASSIFIER, unlabelled).importance());
    Table none = TABLE.rows(0, 0);
    assertEquals(
        "there are no rows to explain the classifier by",
        assertThrows(DataException.class, () -> Explainer.of(CLASSIFIER, none)).getMessage());
  }
}
