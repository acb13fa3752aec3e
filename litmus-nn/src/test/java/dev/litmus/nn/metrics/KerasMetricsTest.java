package dev.litmus.nn.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.litmus.nn.Config;
import dev.litmus.nn.internal.KerasCase;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every metric that Keras has too, against Keras: value and configuration. Fixtures:
/// tools/make_losses_metrics.py.
class KerasMetricsTest {
  /// Metrics without a counterpart in Keras; each has a test of its own.
  private static final Set<String> OWN =
      Set.of(
          "AveragePrecision",
          "BrierScore",
          "ExpectedCalibrationError",
          "LogLoss",
          "MatthewsCorrelation",
          "RocAuc");

  static List<KerasCase> cases() throws IOException {
    return KerasCase.read(KerasMetricsTest.class, "metrics.txt");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void equalsKeras(KerasCase item) throws IOException {
    Metric metric = Metrics.of(item.className(), item.config());
    List<String[]> points = points();
    for (String line : item.lines()) {
      String[] cells = line.split(" ");
      List<String[]> set = points.stream().filter(point -> point[0].equals(cells[0])).toList();
      boolean sparse = item.className().startsWith("Sparse");
      int units = Integer.parseInt(cells[1]);
      double[] found = values(metric, set, units, sparse, Boolean.parseBoolean(cells[2]));
      assertEquals(cells.length - 3, found.length, line);
      for (int i = 0; i < found.length; i++) {
        double expected = Double.parseDouble(cells[3 + i].replace("nan", "NaN"));
        double allowed = Double.isNaN(expected) ? 0 : 3e-6 * Math.max(1, Math.abs(expected));
        assertEquals(expected, found[i], allowed, line);
      }
    }
  }

  private static double[] values(
      Metric metric, List<String[]> points, int units, boolean sparse, boolean weighted) {
    Metric.State state = metric.start();
    // Batches of 16 in longer arrays: the rest must not count.
    for (int from = 0; from < points.size(); from += 16) {
      int rows = Math.min(16, points.size() - from);
      float[][] batch = new float[3][20];
      for (int i = 0; i < 20; i++) {
        for (int column = 0; column < 3; column++) {
          batch[column][i] =
              i < rows ? Float.parseFloat(points.get(from + i)[column + 1]) : Float.NaN;
        }
      }
      state.update(
          units == 1 || sparse ? batch[0] : both(batch[0]),
          units == 1 ? batch[1] : both(batch[1]),
          rows,
          units,
          weighted ? batch[2] : null);
    }
    return state.results();
  }

  /// 1 - p beside p.
  private static float[] both(float[] values) {
    float[] both = new float[2 * values.length];
    for (int i = 0; i < values.length; i++) {
      both[2 * i] = 1 - values[i];
      both[2 * i + 1] = values[i];
    }
    return both;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void writesKerassConfiguration(KerasCase item) {
    Metric metric = Metrics.of(item.className(), item.config());
    item.assertWritten(metric.config());
    assertEquals(item.className(), metric.className());
    assertEquals(metric, Metrics.of(metric.className(), Config.of("again", metric.config())));
  }

  @Test
  void everyMetricHasACase() throws IOException {
    Set<String> tested = new TreeSet<>(OWN);
    cases().forEach(item -> tested.add(item.className()));
    assertEquals(Metrics.classNames(), tested);
  }

  private static List<String[]> points() throws IOException {
    try (InputStream in = KerasMetricsTest.class.getResourceAsStream("points.csv")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
      return text.lines().skip(1).map(point -> point.split(",")).toList();
    }
  }
}
