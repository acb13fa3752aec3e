package dev.litmus.nn.losses;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.litmus.nn.Config;
import dev.litmus.nn.internal.KerasCase;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every loss against Keras: value, slope and configuration. Fixture: tools/make_losses_metrics.py.
class KerasLossesTest {
  static List<KerasCase> cases() throws IOException {
    return KerasCase.read(KerasLossesTest.class, "losses.txt");
  }

  static List<KerasCase> batches() throws IOException {
    return KerasCase.read(KerasLossesTest.class, "batches.txt");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void equalsKerasRowByRow(KerasCase item) {
    Loss loss = Losses.of(item.className(), item.config());
    for (String line : item.lines()) {
      String[] cells = line.split(" \\| ");
      float[] labels = floats(cells[0]);
      float[] predictions = floats(cells[1]);
      int units = predictions.length;
      // A row in the middle of the arrays, so that the offset counts.
      float[] yTrue = padded(labels);
      float[] yPred = padded(predictions);
      float[] slope = new float[3 * units];
      Arrays.fill(slope, 7);

      loss.gradient(yTrue, yPred, units, units, 1, slope);

      float value = Float.parseFloat(cells[2]);
      assertEquals(value, loss.value(yTrue, yPred, units, units), allowed(value), line);
      float[] expected = floats(cells[3]);
      for (int i = 0; i < units; i++) {
        assertEquals(expected[i], slope[units + i], allowed(expected[i]), line);
        assertEquals(7, slope[i]);
        assertEquals(7, slope[2 * units + i]);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("batches")
  void equalsKerasBatchByBatch(KerasCase item) {
    Loss loss = Losses.of(item.className(), item.config());
    for (String line : item.lines()) {
      String[] cells = line.split(" \\| ");
      float[] weights = floats(cells[2]);
      int rows = weights.length;
      float[] slope = new float[rows];
      double value = loss.ofBatch(floats(cells[0]), floats(cells[1]), rows, 1, weights);
      loss.gradientOfBatch(floats(cells[0]), floats(cells[1]), rows, 1, weights, slope);
      double expected = Double.parseDouble(cells[3]);
      assertEquals(expected, value, allowed(expected), line);
      for (int i = 0; i < rows; i++) {
        assertEquals(floats(cells[4])[i], slope[i], allowed(floats(cells[4])[i]), line);
      }
    }
  }

  private static double allowed(double expected) {
    return 2e-7 + 2e-6 * Math.abs(expected);
  }

  private static float[] floats(String text) {
    String[] words = text.split(" ");
    float[] floats = new float[words.length];
    for (int i = 0; i < words.length; i++) {
      floats[i] = Float.parseFloat(words[i]);
    }
    return floats;
  }

  /// The row between two others.
  private static float[] padded(float[] row) {
    float[] padded = new float[3 * row.length];
    Arrays.fill(padded, 9);
    System.arraycopy(row, 0, padded, row.length, row.length);
    return padded;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void writesKerassConfiguration(KerasCase item) {
    Loss loss = Losses.of(item.className(), item.config());
    item.assertWritten(loss.config());
    assertEquals(item.className(), loss.className());
    assertEquals(loss, Losses.of(loss.className(), Config.of("again", loss.config())));
  }

  @Test
  void everyLossHasACase() throws IOException {
    Set<String> tested = new TreeSet<>();
    cases().forEach(item -> tested.add(item.className()));
    assertEquals(Losses.classNames(), tested);
  }
}
