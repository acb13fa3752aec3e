package dev.litmus.classifier.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.litmus.keras.json.Json;
import dev.litmus.nn.Config;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// A kit of values made with scikit-learn, where it is there: named by LITMUS_SHARED, else in the
/// folder `shared` beside the repository.
class ValuesKitTest {
  private static final Map<String, Figure> FIGURES =
      Map.of(
          "accuracy", Figure.ACCURACY,
          "balanced_accuracy", Figure.BALANCED_ACCURACY,
          "precision", Figure.PRECISION,
          "recall", Figure.RECALL,
          "f1", Figure.F1,
          "mcc", Figure.MCC);

  @Test
  void equalScikitLearnReportsIncluded() throws IOException {
    String named = System.getenv("LITMUS_SHARED");
    Path folder =
        Path.of(Objects.requireNonNullElse(named, "../../shared")).resolve("conformance/values");
    assumeTrue(Files.exists(folder), "the kit is not there");
    Config data = read(folder.resolve("data.json"));
    List<?> cases = read(folder.resolve("sklearn.json")).list("cases");
    assertEquals(14, cases.size());
    for (Object item : cases) {
      Config expected =
          Config.of("case", Map.of("case", Objects.requireNonNull(item))).config("case");
      Config points = data.config(expected.string("data"));
      float[] weights =
          expected.bool("sample_weight", false) ? floats(points, "sample_weight") : null;
      Evaluation evaluation =
          Evaluation.of(
              Scores.of(floats(points, "y_pred"), floats(points, "y_true"), weights),
              expected.number("threshold"));
      FIGURES.forEach((key, figure) ->
          assertEquals(
              expected.number(key), evaluation.value(figure), 1e-12, expected.string("data")));
      assertEquals(
          expected.string("classification_report_text"),
          ClassificationReport.of(evaluation, "0", "1"));
    }
  }

  private static Config read(Path path) throws IOException {
    Object json = Objects.requireNonNull(Json.read(Files.readAllBytes(path)));
    return Config.of(path.toString(), Map.of("file", json)).config("file");
  }

  private static float[] floats(Config points, String key) {
    List<?> list = points.list(key);
    float[] floats = new float[list.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = ((Number) Objects.requireNonNull(list.get(i))).floatValue();
    }
    return floats;
  }
}
