package dev.litmus.nn.regularizers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.litmus.nn.Config;
import dev.litmus.nn.Shape;
import dev.litmus.nn.internal.Lines;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/// Penalties and gradients against those of Keras: tools/make_regularizers.py.
class RegularizersTest {
  @Test
  void penaltiesAndGradientsAreKerass() {
    Set<String> tested = new TreeSet<>();
    Lines lines = Lines.of(getClass(), "regularizers.txt");
    while (lines.hasNext()) {
      Lines.Described described = lines.described();
      tested.add(described.className());
      Regularizer regularizer = Regularizers.of(described.className(), described.config());
      assertEquals(described.className(), regularizer.className());
      described
          .config()
          .keys()
          .forEach(key ->
              assertEquals(described.config().value(key), regularizer.config().get(key), key));
      Lines.Numbers x = lines.numbers();
      float penalty = lines.floats()[0];
      assertEquals(
          penalty, regularizer.penalty(x.values(), x.shape()), 1e-6 * Math.max(1, penalty));
      float[] expected = lines.floats();
      float[] gradient = new float[expected.length];
      for (int i = 0; i < gradient.length; i++) {
        expected[i] = 1 + 0.5f * expected[i];
        gradient[i] = 1;
      }
      regularizer.addGradient(x.values(), x.shape(), 0.5f, gradient);
      assertArrayEquals(expected, gradient, 1e-6f, regularizer::toString);
    }
    assertEquals(Regularizers.classNames(), tested);
  }

  @Test
  void takesAsManyElementsAsTheShapeCounts() {
    float[] longer = {1, -2, 3, 4};
    assertEquals(0.03, new L1().penalty(longer, Shape.of(1, 2)), 1e-9);
    float[] gradient = new float[4];
    new L2(0.5).addGradient(longer, Shape.of(1, 2), 1f, gradient);
    assertArrayEquals(new float[] {1, -2, 0, 0}, gradient);
  }

  private static void assertRefused(String message, Executable executable) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, executable).getMessage());
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertEquals(new L1L2(0, 0), Regularizers.named("l1_l2"));
    assertEquals(new OrthogonalRegularizer(), Regularizers.named("orthogonal_regularizer"));
    assertRefused(
        "regularizer L2: l2 must be a number of at least 0; found -1.0", () -> new L2(-1));
    assertRefused(
        "regularizer L1: l1 must be a number of at least 0; found NaN", () -> new L1(Double.NaN));
    assertRefused(
        "dense: mode must be rows or columns; found 'both'",
        () -> Regularizers.of("OrthogonalRegularizer", Config.of("dense", Map.of("mode", "both"))));
    assertRefused(
        "regularizer OrthogonalRegularizer: expected a matrix; found shape (3,)",
        () -> new OrthogonalRegularizer().penalty(new float[3], Shape.of(3)));
    assertRefused(
        "regularizer OrthogonalRegularizer: expected at least two rows; found shape (1, 3)",
        () -> new OrthogonalRegularizer().penalty(new float[3], Shape.of(1, 3)));
  }
}
