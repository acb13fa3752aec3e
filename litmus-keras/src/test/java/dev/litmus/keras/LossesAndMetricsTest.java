package dev.litmus.keras;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.litmus.keras.json.Json;
import dev.litmus.nn.Config;
import dev.litmus.nn.losses.Loss;
import dev.litmus.nn.losses.Losses;
import dev.litmus.nn.metrics.Metric;
import dev.litmus.nn.metrics.Metrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The losses and metrics of a kit of values made with Keras, of those kinds that are there.
class LossesAndMetricsTest {

  @Test
  void equalKeras() throws IOException {
    Optional<Path> folder = SharedFolder.find("conformance/values");
    assumeTrue(folder.isPresent(), "the kit is not there");
    Config data =
        Config.of(
            "data.json",
            Map.of(
                "sets",
                Objects.requireNonNull(
                    Json.read(Files.readAllBytes(folder.get().resolve("data.json"))))));
    int compared = 0;
    for (Config item :
        SharedFolder.objects(folder.get().resolve("keras_losses_metrics.json"), "cases")) {
      if (comparable(item)) {
        Config points = data.config("sets").config(item.string("data"));
        float[] labels = floats(points, "y_true");
        float[] predictions = floats(points, key(item.string("predictions")));
        float[] weights = floats(points, "sample_weight");
        if (!item.bool("sample_weight", false)) {
          Arrays.fill(weights, 1);
        }
        double[] found =
            item.string("kind").equals("loss")
                ? new double[] {loss(item, labels, predictions, weights)}
                : metric(item, labels, predictions, weights);
        List<?> values =
            item.value("value") instanceof List<?> list ? list : List.of(item.number("value"));
        assertEquals(values.size(), found.length, item.string("name"));
        for (int i = 0; i < found.length; i++) {
          double expected = ((Number) Objects.requireNonNull(values.get(i))).doubleValue();
          assertEquals(
              expected,
              found[i],
              1e-6 * Math.max(1, Math.abs(expected)),
              item.string("name") + item.value("args") + item.string("data"));
        }
        compared++;
      }
    }
    assertTrue(compared > 400, compared + " compared");
  }

  private static String key(String predictions) {
    return switch (predictions) {
      case "[1-p,p]" -> "y_pred";
      case "[-0.5z,0.7z]" -> "logits";
      default -> predictions;
    };
  }

  private static boolean comparable(Config item) {
    Config arguments = item.config("args");
    Set<String> known =
        item.string("kind").equals("loss") ? Losses.classNames() : Metrics.classNames();
    return known.contains(item.string("name")) && !arguments.string("reduction", "").equals("none");
  }

  private static double loss(Config item, float[] labels, float[] predictions, float[] weights) {
    Loss loss = Losses.of(item.string("name"), item.config("args"));
    int units = units(item);
    float[] targets = units == 1 || loss.sparse() ? labels : twoClasses(labels, item, false);
    float[] all = units == 1 ? predictions : twoClasses(predictions, item, true);
    return loss.ofBatch(targets, all, labels.length, units, weights);
  }

  private static int units(Config item) {
    return item.string("predictions").startsWith("[") ? 2 : 1;
  }

  /// Labels as 1 - y and y; predictions as the kit made two of them.
  private static float[] twoClasses(float[] values, Config item, boolean predictions) {
    boolean logits = predictions && item.string("predictions").contains("z");
    float[] both = new float[2 * values.length];
    for (int i = 0; i < values.length; i++) {
      both[2 * i] = logits ? -0.5f * values[i] : 1 - values[i];
      both[2 * i + 1] = logits ? 0.7f * values[i] : values[i];
    }
    return both;
  }

  private static double[] metric(
      Config item, float[] labels, float[] predictions, float[] weights) {
    Metric.State state = Metrics.of(item.string("name"), item.config("args")).start();
    for (int from = 0; from < labels.length; from += 32) {
      int to = Math.min(labels.length, from + 32);
      state.update(
          Arrays.copyOfRange(labels, from, to),
          Arrays.copyOfRange(predictions, from, to),
          to - from,
          1,
          Arrays.copyOfRange(weights, from, to));
    }
    return state.results();
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
