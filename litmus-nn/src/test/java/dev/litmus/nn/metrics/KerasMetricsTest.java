package dev.litmus.nn.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every metric that Keras has too, against Keras. Fixtures: tools/make_losses_metrics.py.
class KerasMetricsTest {
  static Stream<String> cases() throws IOException {
    return lines("keras.csv").stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void equalsKeras(String line) throws IOException {
    String[] cells = line.split(",");
    double argument = Double.parseDouble(cells[1]);
    Metric metric =
        switch (cells[0]) {
          case "BinaryAccuracy" -> new BinaryAccuracy(argument);
          case "Precision" -> new Precision(argument);
          case "Recall" -> new Recall(argument);
          case "F1Score" -> new F1Score(argument);
          case "BinaryCrossentropy" ->
              new BinaryCrossentropy("binary_crossentropy", false, argument);
          default -> throw new IllegalArgumentException(cells[0]);
        };
    List<String[]> points =
        lines("points.csv").stream()
            .map(point -> point.split(","))
            .filter(point -> point[0].equals(cells[2]))
            .toList();
    boolean weighted = Boolean.parseBoolean(cells[3]);
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
      state.update(batch[0], batch[1], rows, 1, weighted ? batch[2] : null);
    }
    assertEquals(Double.parseDouble(cells[4]), state.result(), 2e-6, line);
  }

  private static List<String> lines(String resource) throws IOException {
    try (InputStream in = KerasMetricsTest.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), UTF_8).lines().skip(1).toList();
    }
  }
}
