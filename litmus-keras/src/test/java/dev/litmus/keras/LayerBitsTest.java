package dev.litmus.keras;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.litmus.nn.DType;
import dev.litmus.nn.Tensor;
import dev.litmus.nn.models.Fit;
import dev.litmus.nn.models.Model;
import dev.litmus.nn.ops.KernelSelection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every layer of the engine's tests predicts and learns the same bits with the scalar and with the
/// vector kernels.
class LayerBitsTest {
  @TestFactory
  Stream<DynamicTest> areTheSameWithVectorKernels() throws IOException {
    KernelSelection selection = KernelSelection.current();
    assumeFalse(selection.kernels().name().equals("scalar"), selection.reason());
    assertNotEquals(selection.kernels().name(), selection.forWork(0).name());
    return KerasLayerCase.all().stream()
        .map(item -> DynamicTest.dynamicTest(item.name, () -> check(item)));
  }

  @TestFactory
  Stream<DynamicTest> areTheSameForARowAlone() throws IOException {
    return KerasLayerCase.all().stream()
        .filter(item -> item.inputs.size() == 1 && item.outputs.size() == 1)
        .filter(item -> item.inputs.getFirst().dtype() != DType.STRING)
        .filter(item -> item.inputs.getFirst().wide().length == 0)
        .filter(item -> item.outputs.getFirst().dtype() != DType.STRING)
        .map(item -> DynamicTest.dynamicTest(item.name, () -> checkRows(item)));
  }

  private static void checkRows(KerasLayerCase item) {
    Tensor input = item.inputs.getFirst();
    Model model = item.model();
    float[] expected = model.predict(input).floats();
    int size = expected.length / input.rows();
    for (int row = 0; row < input.rows(); row++) {
      float[] found = new float[size];
      model.predictOne(input.slice(row, row + 1).floats(), found);
      assertArrayEquals(Arrays.copyOfRange(expected, row * size, (row + 1) * size), found);
    }
  }

  private static void check(KerasLayerCase item) {
    List<float[]> scalar = results(item);
    System.setProperty(KernelSelection.PROPERTY, "vector");
    List<float[]> vector;
    try {
      assertEquals("vector", KernelSelection.current().forWork(0).name().split(" ")[0]);
      vector = results(item);
    } finally {
      System.clearProperty(KernelSelection.PROPERTY);
    }
    assertEquals(scalar.size(), vector.size());
    for (int i = 0; i < scalar.size(); i++) {
      assertArrayEquals(scalar.get(i), vector.get(i));
    }
  }

  /// What the layer gives, and the weights of a classifier with it after some steps of training.
  private static List<float[]> results(KerasLayerCase item) {
    List<float[]> results = new ArrayList<>();
    for (Tensor output : item.model().predictAll(item.inputs)) {
      if (output.dtype() != DType.STRING) {
        results.add(output.floats());
      }
    }
    if (results.isEmpty() || item.outputs.getFirst().shape().rank() < 2) {
      return results;
    }
    Model model = item.classifier();
    int rows = item.inputs.getFirst().rows();
    float[] answers = new float[rows];
    for (int row = 0; row < rows; row += 2) {
      answers[row] = 1;
    }
    model
        .compile("sgd", "binary_crossentropy")
        .fit(item.inputs, Tensor.column(answers), Fit.epochs(3).batchSize(3).verbose(0));
    results.addAll(model.weights());
    return results;
  }
}
