package dev.litmus.keras.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.keras.KerasLayerCase;
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
  /// Cases whose configuration cannot be said, though others of the layer can.
  private static final Set<String> REFUSED =
      Set.of(
          "integer_lookup_hashed",
          "integer_lookup_salt",
          "string_lookup_many_unknown",
          "string_lookup_salt",
          "string_lookup_special_given");

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
    return KerasLayerCase.ofPrediction().stream()
        .map(item -> DynamicTest.dynamicTest(item.name, () -> check(item)));
  }

  private static void check(KerasLayerCase item) {
    boolean refused =
        LayerExporters.UNSAYABLE.containsKey(item.className())
            || REFUSED.contains(item.name)
            || item.className().equals("TextVectorization");
    if (refused) {
      OnnxException e =
          assertThrows(OnnxException.class, () -> ModelExporter.toBytes(item.model()));
      String start = "layer " + item.className() + " '";
      assertTrue(String.valueOf(e.getMessage()).startsWith(start), e.getMessage());
    } else {
      OnnxRun.assertComputes(item.outputs, item.model(), item.inputs);
    }
  }

  @Test
  void theReasonsAreSentences() {
    LayerExporters.UNSAYABLE
        .values()
        .forEach(reason -> assertTrue(reason.split(" ").length > 4, reason));
  }
}
