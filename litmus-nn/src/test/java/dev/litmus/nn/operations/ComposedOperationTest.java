package dev.litmus.nn.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.litmus.nn.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What operations made of others refuse, and how they say it; their numbers are in
/// LayerContractTest.
class ComposedOperationTest {
  private static final Shape ROWS = Shape.batchOf(3);

  private static String refusal(
      String className,
      List<Operand> operands,
      Map<String, @Nullable Object> settings,
      Shape... inputs) {
    ComposedOperation operation = new ComposedOperation("it", className, operands, settings);
    return String.valueOf(
        assertThrows(
                IllegalArgumentException.class, () -> operation.outputShape(List.of(inputs)))
            .getMessage());
  }

  private static Map<String, @Nullable Object> settings(String key, @Nullable Object value) {
    Map<String, @Nullable Object> settings = new LinkedHashMap<>();
    settings.put(key, value);
    return settings;
  }

  @Test
  void rowsStayApart() {
    assertEquals(
        "Ptp 'it': expected an axis: without one it would mix the rows of a batch; found (None, 3)",
        refusal("Ptp", List.of(Operand.input()), settings("axis", null), ROWS));
    assertEquals(
        "Append 'it': expected axis 0 must be one of a row's, of 2 axes with the batch;"
            + " found [(None, 3), (None, 3)]",
        refusal(
            "Append",
            List.of(Operand.input(), Operand.input()),
            settings("axis", 0L),
            ROWS,
            ROWS));
    assertEquals(
        "Inner 'it': expected a constant vector or matrix, since rows stay apart;"
            + " found [(None, 3), (None, 3)]",
        refusal("Inner", List.of(Operand.input(), Operand.input()), Map.of(), ROWS, ROWS));
  }

  @Test
  void sizesThatTheDataTell() {
    assertEquals(
        "Median 'it': expected axis 1 of a size that does not depend on the data;"
            + " found (None, None)",
        refusal(
            "Median", List.of(Operand.input()), settings("axis", 1L), Shape.batchOf(Shape.UNKNOWN)));
  }

  @Test
  void optionsThatAreNotThere() {
    Shape heads = Shape.batchOf(2, 1, 4);
    List<Operand> masked =
        List.of(
            Operand.input(),
            Operand.input(),
            Operand.input(),
            new Operand.Constant(null),
            Operand.of(new float[] {1}, 1));
    assertEquals(
        "DotProductAttention 'it': expected no bias, mask, causal mask or soft cap;"
            + " found [(None, 2, 1, 4), (None, 2, 1, 4), (None, 2, 1, 4)]",
        refusal("DotProductAttention", masked, Map.of(), heads, heads, heads));
    Map<String, @Nullable Object> cubic = settings("order", 3L);
    cubic.put("axis", 1L);
    assertEquals(
        "Normalize 'it': expected an order of 1 or 2, not 3.0; found (None, 3)",
        refusal("Normalize", List.of(Operand.input()), cubic, ROWS));
  }

  @Test
  void anotherClass() {
    assertEquals(
        "no operation 'Twice' of others",
        assertThrows(
                IllegalArgumentException.class,
                () -> new ComposedOperation("", "Twice", List.of(), Map.of()))
            .getMessage());
  }
}
