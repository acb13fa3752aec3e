package dev.litmus.classifier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.classifier.evaluation.Evaluation;
import dev.litmus.classifier.evaluation.Figure;
import dev.litmus.classifier.evaluation.Scores;
import dev.litmus.classifier.table.CsvReader;
import dev.litmus.classifier.table.DataException;
import dev.litmus.classifier.table.ReadOptions;
import dev.litmus.classifier.table.Table;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BaselinesTest {
  /// The true logit is linear in two numbers and a colour: nothing does better than about 0.9.
  private static Table table(int rows) {
    Random random = new Random(3);
    StringBuilder csv = new StringBuilder("first,second,colour,outcome\n");
    for (int i = 0; i < rows; i++) {
      double first = random.nextGaussian();
      double second = 100 * random.nextGaussian();
      boolean red = random.nextBoolean();
      boolean well = first + second / 100 + (red ? 1 : 0) + random.nextGaussian() > 0.5;
      csv.append(random.nextInt(20) == 0 ? "" : first).append(',').append(second);
      csv.append(red ? ",red," : ",blue,").append(well ? "well" : "ill").append('\n');
    }
    return CsvReader.parse(csv.toString(), ReadOptions.defaults());
  }

  private static TrainOptions quick() {
    return TrainOptions.defaults()
        .recipe(Recipe.of(HiddenLayer.parse("8 tanh")).withEpochs(40))
        .threads(1);
  }

  private static TrainOptions hopeless() {
    return quick().recipe(Recipe.of(HiddenLayer.parse("1 tanh")).withEpochs(1));
  }

  private static BaselineResult.Tested tested(TrainingResult result, int index) {
    return assertInstanceOf(BaselineResult.Tested.class, result.baselines().get(index));
  }

  @Test
  void nothingIsHeldAgainstUnlessAskedFor() {
    assertEquals(List.of(), Classifier.train(table(100), quick()).baselines());
  }

  @Test
  void eachIsTestedOnTheRowsOfTheClassifier() {
    TrainingResult result =
        Classifier.train(table(500), quick().baselines(new Majority(), new LogisticRegression()));
    Scores own = result.test().orElseThrow().scores();

    BaselineResult.Tested majority = tested(result, 0);
    assertEquals("majority class", majority.name());
    assertEquals(0.5, majority.evaluation().value(Figure.ROC_AUC));
    double share = majority.evaluation().scores().probability(0);
    assertEquals(own.totalPositive() / own.size(), share, 0.01);
    assertFalse(majority.beatsClassifier());
    assertTrue(
        majority.sentence().startsWith("The network is better than majority class: ROC-AUC"));

    BaselineResult.Tested logistic = tested(result, 1);
    Scores other = logistic.evaluation().scores();
    for (int row = 0; row < own.size(); row++) {
      assertEquals(own.positive(row), other.positive(row));
    }
    double area = logistic.evaluation().value(Figure.ROC_AUC);
    assertTrue(area > 0.82 && area < 0.95, "ROC-AUC " + area);
    assertEquals(
        result.test().get().value(Figure.ROC_AUC) - area, logistic.rocAuc().value(), 1e-12);
    assertEquals(
        logistic.evaluation().value(Figure.LOG_LOSS) - result.test().get().value(Figure.LOG_LOSS),
        logistic.logLoss().value(),
        1e-12);
  }

  @Test
  void theAnswersAreThoseOfAnyNumberOfThreads() {
    TrainOptions options = hopeless().baselines(new LogisticRegression());
    Scores one = tested(Classifier.train(table(300), options.threads(1)), 0).evaluation().scores();
    Scores three =
        tested(Classifier.train(table(300), options.threads(3)), 0).evaluation().scores();
    for (int row = 0; row < one.size(); row++) {
      assertEquals(one.probability(row), three.probability(row));
    }
  }

  @Test
  void aNetworkThatLosesIsToldSo() {
    TrainingResult result =
        Classifier.train(table(500), hopeless().baselines(new LogisticRegression()));
    BaselineResult.Tested logistic = tested(result, 0);
    assertTrue(logistic.beatsClassifier());
    assertTrue(
        logistic
            .sentence()
            .matches(
                "The network loses to logistic regression: ROC-AUC 0\\.\\d{4} against 0\\.\\d{4}, a"
                    + " difference of -?0\\.\\d{4} \\[.*]; log-loss 0\\.\\d{4} against 0\\.\\d{4},"
                    + " a difference of -0\\.\\d{4} \\[-.*, -.*]\\."),
        logistic.sentence());
    Map<?, ?> map = logistic.toMap();
    assertEquals(true, map.get("beats_classifier"));
    assertEquals("logistic regression", map.get("name"));
  }

  @Test
  void thePriorThatIsAskedForHoldsForBothSides() {
    TrainOptions options = quick().baselines(new Majority());
    options =
        options.decision(dev.litmus.classifier.decision.DecisionOptions.defaults().withPrior(0.1));
    BaselineResult.Tested majority = tested(Classifier.train(table(500), options), 0);
    assertEquals(0.1, majority.evaluation().scores().probability(0), 0.01);
  }

  @Test
  void aLimitThatIsTooShortIsARefusal() {
    TrainOptions options =
        hopeless().timeLimit(Duration.ofNanos(1)).baselines(new LogisticRegression());
    BaselineResult found = Classifier.train(table(300), options).baselines().getFirst();
    assertEquals(
        "Not held against logistic regression: the time limit left too little time.",
        found.sentence());
  }

  @Test
  void outOfFoldAnswersLearnFromOtherRows() {
    Table table = table(400);
    Classifier classifier = Classifier.train(table, quick()).classifier();
    Baseline.Probabilities logistic =
        assertInstanceOf(
            Baseline.Probabilities.class,
            Baselines.outOfFold(new LogisticRegression(), classifier, table, 0));
    boolean[] labels = new boolean[400];
    Arrays.setAll(
        new int[400],
        row -> {
          labels[row] = table.column("outcome").text(row).equals("well");
          return 0;
        });
    double[] probabilities = new double[400];
    for (int row = 0; row < 400; row++) {
      probabilities[row] = logistic.values()[row];
    }
    Scores scores = Scores.of(probabilities, labels);
    double area = Evaluation.of(scores).value(Figure.ROC_AUC);
    assertTrue(area > 0.82 && area < 0.95, "ROC-AUC " + area);
    Scores majority = Baselines.majority(scores);
    assertEquals(0.5, Evaluation.of(majority).value(Figure.ROC_AUC));
    assertEquals(scores.totalPositive() / 400, majority.probability(0), 1e-12);
    assertArrayEquals(
        logistic.values(),
        ((Baseline.Probabilities)
                Baselines.outOfFold(new LogisticRegression(), classifier, table, 0))
            .values());
    Table few =
        CsvReader.parse(
            "first,second,colour,outcome\n"
                + "1,2,red,well\n".repeat(9)
                + "1,2,red,ill\n".repeat(4),
            ReadOptions.defaults());
    assertEquals(
        "class 'ill' has only 4 rows; 5 folds need one each; take fewer folds or collect more of"
            + " it",
        assertThrows(
                DataException.class, () -> Baselines.outOfFold(new Majority(), classifier, few, 0))
            .getMessage());
  }
}
