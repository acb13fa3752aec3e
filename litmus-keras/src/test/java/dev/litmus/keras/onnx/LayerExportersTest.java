package dev.litmus.keras.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.nn.layers.Layers;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// ONNX Runtime computes for every layer what Keras computes.
class LayerExportersTest {
  /// A new layer needs an exporter or a reason why it has none.
  @Test
  void everyLayerIsSaidOrHasAReason() {
    Set<String> decided = new TreeSet<>(LayerExporters.ALL.keySet());
    decided.addAll(LayerExporters.UNSAYABLE.keySet());
    assertEquals(Layers.standard().classNames(), decided);
    assertEquals(LayerExporters.ALL.size() + LayerExporters.UNSAYABLE.size(), decided.size());
  }

  @TestFactory
  Stream<DynamicTest> computesAsKeras() throws IOException {
    return KerasLayerCase.all().stream()
        .map(item -> DynamicTest.dynamicTest(item.name, () -> check(item)));
  }

  private static void check(KerasLayerCase item) {
    if (LayerExporters.UNSAYABLE.containsKey(item.className())) {
      return;
    }
    OnnxRun.assertComputes(item.outputs, item.model(), item.inputs);
  }

  @Test
  void theReasonsAreSentences() {
    LayerExporters.UNSAYABLE
        .values()
        .forEach(reason -> assertTrue(reason.split(" ").length > 4, reason));
  }
}
