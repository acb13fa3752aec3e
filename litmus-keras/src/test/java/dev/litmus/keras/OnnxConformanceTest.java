package dev.litmus.keras;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.keras.json.Json;
import dev.litmus.keras.onnx.ModelExporter;
import dev.litmus.keras.onnx.OnnxException;
import dev.litmus.keras.onnx.OnnxRun;
import dev.litmus.nn.models.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Real Keras's own files, where a folder of them is at hand, written as ONNX: ONNX Runtime gives
/// Keras's outputs, and those that ONNX cannot say are refused by name.
class OnnxConformanceTest {
  /// Model to the layer that is refused.
  private static final Map<String, String> UNSAYABLE =
      Map.of(
          "prep_hashing", "Hashing",
          "prep_stringlookup", "StringLookup",
          "prep_textvec_int", "TextVectorization");

  @TestFactory
  Stream<DynamicTest> computesAsKerasOrRefuses() throws IOException {
    Optional<Path> folder = SharedFolder.find("conformance/models");
    Assumptions.assumeTrue(folder.isPresent(), "no folder of conformance models");
    List<Path> models;
    try (Stream<Path> files = Files.list(folder.orElseThrow())) {
      models = files.sorted().toList();
    }
    return models.stream()
        .map(model -> DynamicTest.dynamicTest(model.getFileName() + "", () -> check(model)));
  }

  private static void check(Path folder) throws IOException {
    Optional<Model> model = readable(folder.resolve("model.keras"));
    Assumptions.assumeTrue(model.isPresent(), "not readable");
    String unsayable = UNSAYABLE.get(folder.getFileName() + "");
    if (unsayable != null) {
      String message =
          Refusals.of(OnnxException.class, () -> ModelExporter.toBytes(model.orElseThrow()));
      assertTrue(message.startsWith("layer " + unsayable), message);
      return;
    }
    Object meta = Json.read(Files.readAllBytes(folder.resolve("meta.json")));
    OnnxRun.assertComputes(
        ConformanceTest.tensors(folder, meta, "outputs"),
        model.orElseThrow(),
        ConformanceTest.tensors(folder, meta, "inputs"));
  }

  private static Optional<Model> readable(Path file) {
    try {
      return Optional.of(KerasFormat.load(file).model());
    } catch (ModelFileException e) {
      return Optional.empty();
    }
  }
}
