package dev.litmus.nn.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.litmus.nn.Config;
import dev.litmus.nn.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What operations made of others refuse, and how they say it; their numbers are in
/// LayerContractTest.
class ComposedOperationTest {
  private static final Shape ROWS = Shape.batchOf(3);

  private static final Map<String, String> TENSOR = Map.of("class_name", "__keras_tensor__");

  /// @param settings the configuration, and beside it the other arguments by name
  private static String refusal(
      String className, List<?> args, Map<String, ?> settings, Shape... inputs) {
    Map<String, Object> config = new HashMap<>(settings);
    config.put("name", "it");
    config.put("args", args);
    ComposedOperation operation =
        ComposedOperation.fromConfig(className, Config.of(className, config));
    return String.valueOf(
        assertThrows(IllegalArgumentException.class, () -> operation.outputShape(List.of(inputs)))
            .getMessage());
  }

  @Test
  void rowsStayApart() {
    assertEquals(
        "Ptp 'it': expected an axis: without one it would mix the rows of a batch; found (None, 3)",
        refusal("Ptp", List.of(TENSOR), Map.of(), ROWS));
    assertEquals(
        "Append 'it': expected axis 0 must be one of a row's, of 2 axes with the batch;"
            + " found [(None, 3), (None, 3)]",
        refusal("Append", List.of(TENSOR, TENSOR), Map.of("axis", 0L), ROWS, ROWS));
    assertEquals(
        "Inner 'it': expected a constant vector or matrix, since rows stay apart;"
            + " found [(None, 3), (None, 3)]",
        refusal("Inner", List.of(TENSOR, TENSOR), Map.of(), ROWS, ROWS));
  }

  @Test
  void sizesThatTheDataTell() {
    assertEquals(
        "Median 'it': expected axis 1 of a size that does not depend on the data;"
            + " found (None, None)",
        refusal("Median", List.of(TENSOR), Map.of("axis", 1L), Shape.batchOf(Shape.UNKNOWN)));
  }

  @Test
  void optionsThatAreNotThere() {
    Shape heads = Shape.batchOf(2, 1, 4);
    Map<String, ?> masked = Map.of("kwargs", Map.of("mask", List.of(true)));
    assertEquals(
        "DotProductAttention 'it': expected no bias, mask, causal mask or soft cap;"
            + " found [(None, 2, 1, 4), (None, 2, 1, 4), (None, 2, 1, 4)]",
        refusal(
            "DotProductAttention", List.of(TENSOR, TENSOR, TENSOR), masked, heads, heads, heads));
    Map<String, ?> cubic = Map.of("order", 3L, "axis", 1L);
    assertEquals(
        "Normalize 'it': expected an order of 1 or 2, not 3.0; found (None, 3)",
        refusal("Normalize", List.of(TENSOR), cubic, ROWS));
  }
}
