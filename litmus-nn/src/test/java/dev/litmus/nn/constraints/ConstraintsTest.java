package dev.litmus.nn.constraints;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.litmus.nn.Config;
import dev.litmus.nn.Shape;
import dev.litmus.nn.internal.Lines;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/// What becomes of weights, against Keras: tools/make_regularizers.py.
class ConstraintsTest {
  @Test
  void weightsBecomeKerass() {
    Set<String> tested = new TreeSet<>();
    Lines lines = Lines.of(getClass(), "constraints.txt");
    while (lines.hasNext()) {
      Lines.Described described = lines.described();
      tested.add(described.className());
      Constraint constraint = Constraints.of(described.className(), described.config());
      assertEquals(described.className(), constraint.className());
      Config written = Config.of("written", constraint.config());
      assertEquals(described.config().keys(), written.keys());
      assertEquals(constraint, Constraints.of(described.className(), written));
      Lines.Numbers weight = lines.numbers();
      constraint.apply(weight.values(), weight.shape());
      assertArrayEquals(lines.floats(), weight.values(), 1e-6f, constraint::toString);
    }
    assertEquals(Constraints.classNames(), tested);
  }

  private static void assertRefused(String message, Executable executable) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, executable).getMessage());
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertEquals(new MaxNorm(2), Constraints.named("max_norm"));
    assertEquals(new MinMaxNorm(0, 1), Constraints.named("MinMaxNorm"));
    assertRefused(
        "constraint MaxNorm: max_value must be at least 0; found -1.0", () -> new MaxNorm(-1));
    assertRefused(
        "constraint MinMaxNorm: min_value must be at most max_value; found 2.0 and 1.0",
        () -> new MinMaxNorm(2, 1));
    assertRefused(
        "constraint along axis 2: the weight has shape (2, 3)",
        () -> new UnitNorm(List.of(2)).apply(new float[6], Shape.of(2, 3)));
    assertRefused(
        "dense: axis must be a whole number or a list of some; found first",
        () -> Constraints.of("UnitNorm", Config.of("dense", Map.of("axis", "first"))));
  }

  @Test
  void aWeightOfNothingStaysNothing() {
    float[] zeros = new float[6];
    new UnitNorm().apply(zeros, Shape.of(2, 3));
    assertArrayEquals(new float[6], zeros);
    new UnitNorm().apply(new float[0], Shape.of(0, 3));
  }
}
