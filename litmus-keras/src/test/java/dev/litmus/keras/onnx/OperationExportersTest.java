package dev.litmus.keras.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.litmus.keras.KerasLayerCase;
import dev.litmus.nn.layers.InputLayer;
import dev.litmus.nn.layers.Symbol;
import dev.litmus.nn.models.Functional;
import dev.litmus.nn.operations.ElementwiseOperation;
import dev.litmus.nn.operations.Operand;
import dev.litmus.nn.operations.Operations;
import dev.litmus.nn.ops.ElementwiseFunction;
import dev.litmus.nn.ops.ElementwiseFunction.Result;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// ONNX Runtime computes for every operation node what Keras computes.
class OperationExportersTest {
  /// Operations that Litmus keeps as layers: LayerExportersTest runs them.
  private static final Set<String> LAYERS = Set.of("Cast", "Isnan", "NanToNum");

  /// Cases with options that their exporters refuse.
  private static final Set<String> REFUSED = Set.of("one_hot_axis", "repeat_each");

  /// A new operation needs a case, and so an exporter.
  @Test
  void everyOperationIsRun() throws IOException {
    Set<String> run = new TreeSet<>(LAYERS);
    KerasLayerCase.ofOperations().forEach(item -> run.add(item.className()));
    assertEquals(Operations.classNames(), run);
  }

  @TestFactory
  Stream<DynamicTest> computesAsKeras() throws IOException {
    return KerasLayerCase.ofOperations().stream()
        .filter(item -> !REFUSED.contains(item.name))
        .map(item ->
            DynamicTest.dynamicTest(
                item.name, () -> OnnxRun.assertComputes(item.outputs, item.model(), item.inputs)));
  }

  /// What cannot be said is refused with a sentence, so that a file is never wrong.
  @TestFactory
  Stream<DynamicTest> refuses() throws IOException {
    return KerasLayerCase.ofOperations().stream()
        .filter(item -> REFUSED.contains(item.name))
        .map(item ->
            DynamicTest.dynamicTest(
                item.name,
                () ->
                    assertThrows(OnnxException.class, () -> ModelExporter.toBytes(item.model()))));
  }

  /// Functions of a program's own have no formula.
  @Test
  void anotherFunctionIsRefused() {
    ElementwiseFunction twice =
        new ElementwiseFunction(
            "Twice", "mine", List.of("x"), List.of(), Result.FLOAT, (x, b, c) -> 2 * x, List.of());
    Symbol x = InputLayer.of(2).symbol();
    Symbol y = new ElementwiseOperation("", twice, List.of(Operand.input()), List.of()).apply(x);
    OnnxException e =
        assertThrows(OnnxException.class, () -> ModelExporter.toBytes(Functional.of(x, y)));
    assertEquals(
        "layer Twice 'twice' cannot be said in ONNX: it is not one of Keras's operations",
        e.getMessage());
  }
}
