package dev.litmus.nn.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.nn.Config;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
            new Precision("x", 0.25),
            new Recall(),
            new F1Score("x", 0.25),
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
    Map<String, Object> withoutThreshold = new HashMap<>();
    withoutThreshold.put("threshold", null);
    refused("m: threshold must be a number; found null", "F1Score", withoutThreshold);
    refused(
        "m: thresholds must be a number; found [0.2, 0.8]",
        "Recall",
        Map.of("thresholds", List.of(0.2, 0.8)));
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
  void f1IsForOneUnit() {
    Metric.State state = new F1Score().start();
    assertEquals(
        "metric f1_score: expected one output unit; found 2",
        assertThrows(
                IllegalArgumentException.class,
                () -> state.update(new float[2], new float[2], 1, 2, null))
            .getMessage());
  }

  @Test
  void refusesAnF1ThresholdThatNothingPasses() {
    assertEquals(
        "F1Score: threshold must be above 0 and at most 1, but is 0.0",
        assertThrows(IllegalArgumentException.class, () -> new F1Score(0)).getMessage());
  }
}
