package dev.litmus.keras;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.litmus.keras.json.Json;
import dev.litmus.nn.DType;
import dev.litmus.nn.Tensor;
import dev.litmus.nn.models.Model;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Every layer of the engine's tests comes back from a `.keras` file as it was: the same
/// configuration and, bit for bit, the same results.
class LayerFilesTest {
  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> comesBackTheSame() throws IOException {
    return KerasLayerCase.all().stream()
        .map(item -> DynamicTest.dynamicTest(item.name, () -> check(item)));
  }

  private void check(KerasLayerCase item) {
    Model model = item.model();
    Path file = folder.resolve(item.name + ".keras");
    // Some operations and layers have cases of one name.
    KerasFormat.save(model, file, SaveOptions.standard().replace(true));
    LoadedModel loaded = KerasFormat.load(file);
    assertEquals(List.of(), loaded.notices());
    assertEquals(Json.write(ConfigWriter.of(model)), Json.write(ConfigWriter.of(loaded.model())));
    List<Tensor> expected = model.predictAll(item.inputs);
    List<Tensor> found = loaded.model().predictAll(item.inputs);
    assertEquals(expected.size(), found.size());
    for (int i = 0; i < expected.size(); i++) {
      assertEquals(expected.get(i).shape(), found.get(i).shape());
      assertEquals(expected.get(i).dtype(), found.get(i).dtype());
      if (expected.get(i).dtype() == DType.STRING) {
        assertArrayEquals(expected.get(i).strings(), found.get(i).strings());
      } else {
        assertArrayEquals(expected.get(i).floats(), found.get(i).floats());
      }
    }
  }
}
