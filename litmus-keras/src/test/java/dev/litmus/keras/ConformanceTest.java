package dev.litmus.keras;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.keras.json.Json;
import dev.litmus.nn.Tensor;
import dev.litmus.nn.models.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Real Keras's own files, where a folder of them is at hand: each predicts what Keras predicted,
/// and so do its copies in every form that can hold it.
class ConformanceTest {
  private static final double TOLERANCE = 1e-5;

  @TempDir Path copies;

  @TestFactory
  Stream<DynamicTest> predictsAsKeras() throws IOException {
    Optional<Path> folder = SharedFolder.find("conformance/models");
    Assumptions.assumeTrue(folder.isPresent(), "no folder of conformance models");
    List<DynamicTest> tests = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder.orElseThrow(), 2)) {
      files
          .filter(file -> List.of(".keras", ".h5").stream().anyMatch(file.toString()::endsWith))
          .sorted()
          .forEach(file ->
              tests.add(
                  DynamicTest.dynamicTest(
                      file.subpath(file.getNameCount() - 2, file.getNameCount()).toString(),
                      () -> check(file))));
    }
    assertTrue(tests.size() > 100, () -> tests.size() + " files");
    return tests.stream();
  }

  private void check(Path file) throws IOException {
    Path folder = file.resolveSibling("");
    Model model = load(file);
    Object meta = Json.read(Files.readAllBytes(folder.resolve("meta.json")));
    List<Tensor> inputs = tensors(folder, meta, "inputs");
    List<Tensor> expected = tensors(folder, meta, "outputs");
    List<Tensor> found = model.predictAll(inputs);
    assertEquals(expected.size(), found.size());
    for (int i = 0; i < expected.size(); i++) {
      assertEquals(expected.get(i).shape(), found.get(i).shape());
      float[] keras = expected.get(i).floats();
      float largest = 1;
      for (float value : keras) {
        largest = Math.max(largest, Math.abs(value));
      }
      for (int j = 0; j < keras.length; j++) {
        assertEquals(keras[j], found.get(i).floats()[j], TOLERANCE * largest, "number " + j);
      }
    }
    for (String ending : List.of("keras", "h5")) {
      Path copy = copies.resolve("copy." + ending);
      if (ending.equals("keras") || !hasOperations(model)) {
        KerasFormat.save(model, copy, SaveOptions.standard().replace(true));
        assertSame(found, KerasFormat.load(copy).model().predictAll(inputs));
      }
    }
    Path weights = copies.resolve("copy.weights.h5");
    KerasFormat.save(model, weights, SaveOptions.standard().replace(true));
    Model other = KerasFormat.loadArchitecture(file, LoadOptions.standard().seed(5));
    KerasFormat.loadWeights(other, weights, LoadOptions.standard());
    assertSame(found, other.predictAll(inputs));
  }

  private static Model load(Path file) {
    try {
      return KerasFormat.load(file).model();
    } catch (ModelFileException e) {
      Assumptions.assumeFalse(
          String.valueOf(e.getMessage()).contains("is not known"), e::getMessage);
      throw e;
    }
  }

  private static boolean hasOperations(Model model) {
    return model.calls().stream()
        .anyMatch(call ->
            call.layer().operation()
                || (call.layer() instanceof Model nested && hasOperations(nested)));
  }

  private static void assertSame(List<Tensor> expected, List<Tensor> found) {
    for (int i = 0; i < expected.size(); i++) {
      assertArrayEquals(expected.get(i).floats(), found.get(i).floats());
    }
  }

  static List<Tensor> tensors(Path folder, @Nullable Object meta, String field) throws IOException {
    List<Tensor> tensors = new ArrayList<>();
    if (meta instanceof Map<?, ?> map && map.get(field) instanceof List<?> list) {
      for (Object item : list) {
        if (item instanceof Map<?, ?> described && described.get("npy") instanceof String npy) {
          tensors.add(Npy.read(folder.resolve(npy)));
        }
      }
    }
    return tensors;
  }
}
