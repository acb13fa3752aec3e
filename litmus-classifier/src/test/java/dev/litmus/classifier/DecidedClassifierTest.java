package dev.litmus.classifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.classifier.decision.CalibrationMethod;
import dev.litmus.classifier.decision.ConformalBand;
import dev.litmus.classifier.decision.Decision;
import dev.litmus.classifier.decision.DecisionOptions;
import dev.litmus.classifier.decision.LogitCalibration;
import dev.litmus.classifier.decision.ThresholdRule;
import dev.litmus.classifier.evaluation.Scores;
import dev.litmus.classifier.table.CsvReader;
import dev.litmus.classifier.table.DataException;
import dev.litmus.classifier.table.ReadOptions;
import dev.litmus.classifier.table.Split;
import dev.litmus.classifier.table.SplitOptions;
import dev.litmus.classifier.table.Table;
import dev.litmus.classifier.table.TargetOptions;
import dev.litmus.keras.KerasFormat;
import dev.litmus.keras.LoadOptions;
import dev.litmus.nn.Config;
import dev.litmus.nn.layers.Dense;
import dev.litmus.nn.layers.InputLayer;
import dev.litmus.nn.models.Sequential;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of probabilities, from the options to the file.
class DecidedClassifierTest {
  private final Table table = noisy(600);

  private static Table noisy(int rows) {
    Random random = new Random(3);
    StringBuilder csv = new StringBuilder("first,second,well\n");
    for (int i = 0; i < rows; i++) {
      double first = random.nextGaussian();
      double second = random.nextGaussian();
      boolean well = first + second + 1.5 * random.nextGaussian() > 0.8;
      csv.append(first).append(',').append(second).append(well ? ",yes\n" : ",no\n");
    }
    return CsvReader.parse(csv.toString(), ReadOptions.defaults());
  }

  private static TrainOptions options(DecisionOptions decision) {
    return TrainOptions.defaults()
        .recipe(Recipe.of(HiddenLayer.parse("32 tanh")).withEpochs(40))
        .threads(1)
        .decision(decision);
  }

  private static DecisionOptions decided() {
    return DecisionOptions.defaults()
        .withCalibration(CalibrationMethod.PLATT)
        .withPrior(0.1)
        .withThreshold(new ThresholdRule.Youden())
        .withCoverage(0.8);
  }

  @Test
  void theNetworkItselfGivesTheDecidedProbability(@TempDir Path folder) {
    Classifier plain = Classifier.train(table, options(DecisionOptions.defaults())).classifier();
    Classifier decided = Classifier.train(table, options(decided())).classifier();
    Decision decision = decided.decision();
    assertEquals(CalibrationMethod.NONE, plain.decision().calibration().method());
    assertEquals(CalibrationMethod.PLATT, decision.calibration().method());

    float[] before = plain.probabilities(table);
    float[] after = decided.probabilities(table);
    Scores expected = decision.apply(Scores.of(before, new float[before.length], null));
    for (int row = 0; row < before.length; row++) {
      assertEquals(expected.probability(row), after[row], 1e-6);
    }

    Path file = folder.resolve("model.keras");
    decided.save(file);
    var network = KerasFormat.load(file, LoadOptions.standard()).model();
    var inputs = ModelInputs.of(decided.schema().apply(table), decided.features());
    float[] raw = network.predictAll(inputs).getFirst().floats();
    assertEquals(after[0], raw[0]);
    Classifier loaded = Classifier.load(file);
    assertEquals(decision, loaded.decision());
    assertEquals(decided.predict(table), loaded.predict(table));
  }

  @Test
  void isDecidedByTheValidationRows() {
    DecisionOptions recall =
        DecisionOptions.defaults().withThreshold(new ThresholdRule.Recall(0.9));
    TrainOptions options = options(recall);
    Classifier classifier = Classifier.train(table, options).classifier();
    var target = classifier.target().encode(table, TargetOptions.Missing.FEW);
    var split = Split.of(target, SplitOptions.defaults());
    float[] probabilities = classifier.probabilities(table.rows(split.validation()));
    float[] labels = new float[probabilities.length];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = target.labels()[split.validation()[i]];
    }
    Decision expected = Decision.of(Scores.of(probabilities, labels, null), options.decision());
    assertEquals(expected, classifier.decision());
    assertTrue(expected.threshold() < 0.45, "threshold " + expected.threshold());
  }

  @Test
  void leavesVerdictsOpenInTheBand() {
    Classifier classifier =
        Classifier.train(table, options(DecisionOptions.defaults().withCoverage(0.9))).classifier();
    ConformalBand band = classifier.decision().band().orElseThrow();
    List<Verdict> verdicts = classifier.predict(table);
    long open = verdicts.stream().filter(Verdict::unsure).count();
    assertTrue(open > 60 && open < 500, open + " open");
    for (Verdict verdict : verdicts) {
      boolean positive = verdict.label().equals("yes");
      assertEquals(band.unsure(verdict.probability(), positive), verdict.unsure());
    }
    assertFalse(
        Classifier.train(table, options(DecisionOptions.defaults()))
            .classifier()
            .predict(table)
            .stream()
            .anyMatch(Verdict::unsure));
  }

  /// With a tenth of positives rather than four, fewer rows are called so, and the test's figures
  /// are those of such rows.
  @Test
  void testsOnRowsWithThePriorOfUse() {
    var test = Classifier.train(table, options(decided())).test().orElseThrow();
    Scores scores = test.scores();
    double all = scores.totalPositive() + scores.totalNegative();
    assertEquals(0.1, scores.totalPositive() / all, 1e-12);
    assertEquals(120, all, 1e-9);
  }

  @Test
  void readsFilesThatTellLess() {
    Config old =
        Config.of(
            "litmus.json",
            Map.of("threshold", Map.of("value", 0.25, "method", "given"), "calibration", "none"));
    assertEquals(Decision.at(0.25), DecisionJson.read(old));
    Decision calibrated =
        new Decision(
            new LogitCalibration(CalibrationMethod.TEMPERATURE, 0.5, 0),
            Optional.empty(),
            new ThresholdRule.Cost(1, 4),
            0.2,
            Optional.empty(),
            List.of());
    assertEquals(
        calibrated, DecisionJson.read(Config.of("litmus.json", DecisionJson.of(calibrated))));
  }

  @Test
  void refusesBeforeTrainingWhatCannotBeDecided() {
    TrainOptions noRows = options(decided()).split(SplitOptions.defaults().withValidation(0));
    assertTrue(
        message(noRows).startsWith("the threshold by youden needs rows that the network does not"),
        message(noRows));
    Sequential linear =
        Sequential.seeded(1, InputLayer.of(2), Dense.of(4), Dense.of(1, "hard_sigmoid"));
    TrainOptions other = options(decided()).recipe(Recipe.of(linear));
    assertEquals(
        "calibration and prior become part of the last layer, which has to be Dense with one"
            + " sigmoid unit and a bias; model 'litmus' ends in Dense; use such a layer, or"
            + " --calibrate none",
        message(other));
  }

  private String message(TrainOptions options) {
    RuntimeException refusal =
        assertThrows(RuntimeException.class, () -> Classifier.train(table, options));
    assertTrue(
        refusal instanceof DataException || refusal instanceof IllegalArgumentException,
        refusal.toString());
    return String.valueOf(refusal.getMessage());
  }
}
