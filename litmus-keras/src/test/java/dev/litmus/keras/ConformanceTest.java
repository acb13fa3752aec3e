package dev.litmus.keras;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.keras.archive.ArchiveReader;
import dev.litmus.keras.json.Json;
import dev.litmus.nn.Tensor;
import dev.litmus.nn.layers.Layers;
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

/// Real Keras's own files, where a folder of them is at hand: each that has known layers only
/// predicts what Keras predicted; each other is refused with a sentence.
class ConformanceTest {
  @TestFactory
  Stream<DynamicTest> predictsAsKerasOrRefuses() throws IOException {
    Optional<Path> folder = SharedFolder.find("conformance/models");
    Assumptions.assumeTrue(folder.isPresent(), "no folder of conformance models");
    List<Path> names;
    try (Stream<Path> files = Files.list(folder.orElseThrow())) {
      names = files.sorted().toList();
    }
    assertTrue(names.size() > 20);
    return names.stream()
        .map(model -> DynamicTest.dynamicTest(model.getFileName() + "", () -> check(model)));
  }

  private static void check(Path folder) throws IOException {
    Path file = folder.resolve("model.keras");
    if (!known(file)) {
      String message = Refusals.of(ModelFileException.class, () -> KerasFormat.load(file));
      assertTrue(message.contains("not known") || message.contains("model inside"), message);
      return;
    }
    LoadedModel loaded = KerasFormat.load(file);
    Object meta = Json.read(Files.readAllBytes(folder.resolve("meta.json")));
    List<Tensor> inputs = tensors(folder, meta, "inputs");
    List<Tensor> expected = tensors(folder, meta, "outputs");
    List<Tensor> found = loaded.model().predictAll(inputs);
    assertEquals(expected.size(), found.size());
    for (int i = 0; i < expected.size(); i++) {
      assertEquals(expected.get(i).shape(), found.get(i).shape());
      for (int j = 0; j < expected.get(i).floats().length; j++) {
        assertEquals(expected.get(i).floats()[j], found.get(i).floats()[j], 1e-5);
      }
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

  private static boolean known(Path file) throws IOException {
    try (ArchiveReader archive = ArchiveReader.open(file)) {
      Object config = Json.readFromPython(archive.read("config.json", 1 << 24));
      return config instanceof Map<?, ?> map
          && map.get("config") instanceof Map<?, ?> inner
          && inner.get("layers") instanceof List<?> layers
          && layers.stream()
              .allMatch(layer ->
                  layer instanceof Map<?, ?> object
                      && Layers.standard().classNames().contains(object.get("class_name")));
    }
  }
}
