package dev.litmus.nn.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.nn.Config;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class MetricsTest {
  @Test
  void findsMetricsByNameAndReportsThemUnderIt() {
    List<String> names =
        List.of(
            "accuracy",
            "acc",
            "binary_accuracy",
            "precision",
            "recall",
            "f1_score",
            "roc_auc",
            "binary_crossentropy");
    assertEquals(names, names.stream().map(name -> Metrics.named(name).name()).toList());
    assertEquals(new BinaryAccuracy("accuracy", 0.5), Metrics.named("accuracy"));
    assertEquals(List.of(new Precision(), new Recall()), Metrics.named("precision", "recall"));
  }

  @Test
  void listsTheKnownNamesForAnUnknownOne() {
    String message =
        String.valueOf(
            assertThrows(IllegalArgumentException.class, () -> Metrics.named("acuracy"))
                .getMessage());
    assertTrue(
        message.startsWith("metric 'acuracy' is not known; known, nearest first: accuracy, "),
        message);
  }

  @Test
  void giveTheirConfigsByKerasKeys() {
    assertEquals(
        "{name=accuracy, dtype=float32, threshold=0.5}",
        Metrics.named("accuracy").config().toString());
    assertEquals(
        "{name=precision, dtype=float32, thresholds=null, top_k=null, class_id=null}",
        new Precision().config().toString());
    assertEquals(
        "{name=recall, dtype=float32, thresholds=0.3, top_k=null, class_id=null}",
        new Recall(0.3).config().toString());
    assertEquals(
        "{name=f1_score, dtype=float32, average=null, threshold=0.5}",
        new F1Score().config().toString());
    assertEquals(
        "{name=binary_crossentropy, dtype=float32, from_logits=false, label_smoothing=0.0}",
        new BinaryCrossentropy().config().toString());
    assertEquals("F1Score", new F1Score().className());
  }

  @Test
  void areReadFromTheirConfigs() {
    for (Metric metric :
        List.of(
            new BinaryAccuracy("x", 0.25),
            new Precision("x", Thresholds.of(0.25), OptionalInt.of(1)),
            new Recall(),
            new F1Score("x", FBetaScore.Average.MACRO, Optional.of(0.25)),
            new MatthewsCorrelation("x"),
            new LogLoss("x"),
            new BrierScore("x"),
            new AveragePrecision("x"),
            new ExpectedCalibrationError("x"),
            new BinaryCrossentropy("x", true, 0.5),
            new RocAuc("x"))) {
      assertEquals(metric, Metrics.of(metric.className(), Config.of("metric", metric.config())));
    }
    assertEquals(
        new BinaryAccuracy("accuracy", 0.5),
        Metrics.of(
            "MeanMetricWrapper",
            Config.of(
                "metric",
                Map.of("name", "accuracy", "dtype", "float32", "fn", "binary_accuracy"))));
  }

  @Test
  void refuseConfigsThatMeanMoreThanOneNumber() {
    refused("m: thresholds must be numbers; found x", "Recall", Map.of("thresholds", List.of("x")));
    refused("thresholds must be from 0 to 1; found 2.0", "Recall", Map.of("thresholds", 2.0));
    refused("m: recall must be a number; found null", "PrecisionAtRecall", Map.of());
    refused(
        "PrecisionAtRecall: recall must be from 0 to 1; found 1.5",
        "PrecisionAtRecall",
        Map.of("recall", 1.5));
    refused(
        "m: curve must be one of [ROC, PR, PRGAIN]; found 'lift'", "AUC", Map.of("curve", "lift"));
    refused(
        "m: multi_label = true is not supported; expected false",
        "AUC",
        Map.of("multi_label", true));
    refused(
        "m: average must be null, micro, macro or weighted; found 'best'",
        "FBetaScore",
        Map.of("average", "best"));
    refused(
        "BinaryIoU: target_class_ids must be of 0 and 1; found [2]",
        "BinaryIoU",
        Map.of("target_class_ids", List.of(2L)));
    refused("m: top_k = 3 is not supported; expected null", "Precision", Map.of("top_k", 3L));
    refused("m: unknown [curve]; known: [dtype, name]", "RocAuc", Map.of("curve", "PR"));
  }

  private static void refused(String message, String className, Map<String, ?> config) {
    assertEquals(
        message,
        assertThrows(
                IllegalArgumentException.class, () -> Metrics.of(className, Config.of("m", config)))
            .getMessage());
  }

  @Test
  void startsAfreshForEachPass() {
    Metric metric = new BinaryAccuracy();
    Metric.State first = metric.start();
    first.update(new float[] {1}, new float[] {0.1f}, 1, 1, null);
    Metric.State second = metric.start();
    second.update(new float[] {1}, new float[] {0.9f}, 1, 1, null);
    assertNotSame(first, second);
    assertEquals(0, first.result());
    assertEquals(1, second.result());
  }

  @Test
  void aProgramsOwnMetricIsOneLine() {
    Metric error = Metric.mean("mean_error", (yTrue, yPred) -> Math.abs(yTrue - yPred));
    Metric.State state = error.start();
    assertEquals(0, state.result());
    state.update(new float[] {1, 0, 1, 1}, new float[] {1, 0.5f, 0, 0}, 2, 2, new float[] {3, 1});
    state.update(new float[] {1}, new float[] {0.75f}, 1, 1, null);
    assertEquals((3 * 0 + 3 * 0.5 + 1 + 1 + 0.25) / 9, state.result(), 1e-12);
    assertEquals("mean_error", error.name());
  }

  @Test
  void accuracyFitsTheOutput() {
    Metric word = Metrics.named("accuracy");
    assertEquals(word, word.fitting(1, false));
    assertEquals(new CategoricalAccuracy("accuracy", false), word.fitting(2, false));
    assertEquals(new CategoricalAccuracy("accuracy", true), word.fitting(2, true));
    assertEquals(new Accuracy("accuracy"), Metrics.of("Accuracy", Config.of("m", Map.of())));
  }

  /// The numbers are scikit-learn's, but for the calibration error, which is written out.
  @Test
  void exactFigures() {
    float[] y = {0, 0, 1, 1, 1, 0, 1, 0};
    float[] p = {0.1f, 0.38f, 0.35f, 0.8f, 0.8f, 0.8f, 0.95f, 0.05f};
    assertEquals(0.7916666666666666, figure(new AveragePrecision(), y, p), 1e-7);
    assertEquals(0.4739412623833411, figure(new LogLoss(), y, p), 1e-7);
    assertEquals(0.16273750190325087, figure(new BrierScore(), y, p), 1e-7);
    assertEquals(0.5, figure(new MatthewsCorrelation(), y, p), 1e-7);
    double expected =
        (Math.abs(0.1 + 0.05) + Math.abs(0.38 + 0.35 - 1) + Math.abs(2.4 - 2) + Math.abs(0.95 - 1))
            / 8;
    assertEquals(expected, figure(new ExpectedCalibrationError(), y, p), 1e-6);
    assertEquals(0, new MatthewsCorrelation().start().result());
    assertTrue(Double.isNaN(figure(new AveragePrecision(), new float[2], new float[2])));
  }

  private static double figure(Metric metric, float[] y, float[] p) {
    Metric.State state = metric.start();
    state.update(y, p, y.length, 1, null);
    return state.result();
  }

  @Test
  void refusesAnF1ThresholdThatNothingPasses() {
    assertEquals(
        "F1Score: threshold must be above 0 and at most 1, but is 0.0",
        assertThrows(IllegalArgumentException.class, () -> new F1Score(0)).getMessage());
  }
}
