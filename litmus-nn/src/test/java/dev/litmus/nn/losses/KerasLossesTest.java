package dev.litmus.nn.losses;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.litmus.nn.Config;
import dev.litmus.nn.internal.KerasCase;
import java.io.IOException;
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

  @ParameterizedTest
  @MethodSource("cases")
  void equalsKerasRowByRow(KerasCase item) {
    Loss loss = Losses.of(item.className(), item.config());
    for (String line : item.lines()) {
      String[] cells = line.split(" \\| ");
      // A row in the middle of the arrays, so that the offset counts.
      float[] yTrue = {9, Float.parseFloat(cells[0]), 9};
      float[] yPred = {9, Float.parseFloat(cells[1]), 9};
      float[] slope = {7, 7, 7};

      loss.gradient(yTrue, yPred, 1, 1, 1, slope);

      float value = Float.parseFloat(cells[2]);
      assertEquals(value, loss.value(yTrue, yPred, 1, 1), 1e-7 + 1e-6 * Math.abs(value), line);
      float gradient = Float.parseFloat(cells[3]);
      assertEquals(gradient, slope[1], 1e-7 + 1e-6 * Math.abs(gradient), line);
      assertArrayEquals(new float[] {7, slope[1], 7}, slope);
    }
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
