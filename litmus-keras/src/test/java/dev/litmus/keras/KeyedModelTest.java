package dev.litmus.keras;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.keras.json.Json;
import dev.litmus.nn.Tensor;
import dev.litmus.nn.models.Functional;
import dev.litmus.nn.models.Trainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A model whose inputs and outputs are dictionaries: read, compiled and written with its keys.
/// Fixture: tools/make_varied.py.
class KeyedModelTest {
  @TempDir Path folder;

  @Test
  void keysAreReadAndWritten() throws IOException {
    Npz npz = Npz.read(ModelFiles.copy(folder, "varied/keyed.npz"));
    LoadedModel loaded = KerasFormat.load(ModelFiles.copy(folder, "varied/keyed.keras"));
    Trainer trainer = loaded.trainer().orElseThrow();
    assertKeyed(loaded, npz);

    Path again = folder.resolve("again.keras");
    KerasFormat.save(trainer.model(), again, SaveOptions.standard().trainer(trainer));
    LoadedModel read = KerasFormat.load(again);
    assertKeyed(read, npz);
    assertEquals(
        Json.write(ConfigWriter.of(loaded.model())), Json.write(ConfigWriter.of(read.model())));
    Map<?, ?> config =
        (Map<?, ?>) Objects.requireNonNull(ConfigWriter.of(read.model()).get("config"));
    assertEquals("{\"a\":[\"a\",0,0],\"b\":[\"b\",0,0]}", Json.write(config.get("input_layers")));
    assertEquals(
        "{\"p\":[\"tail\",0,0],\"q\":[\"head\",0,0]}", Json.write(config.get("output_layers")));
    Map<String, ?> compiled = new CompileWriter(new ArrayList<>()).of(trainer).orElseThrow();
    for (String field : List.of("loss", "metrics")) {
      assertTrue(Json.write(compiled.get(field)).startsWith("{\"p\":"), field);
    }
  }

  private static void assertKeyed(LoadedModel loaded, Npz npz) throws IOException {
    assertEquals(List.of("a", "b"), loaded.model().inputKeys());
    assertEquals(List.of("p", "q"), loaded.model().outputKeys());
    List<Tensor> outputs =
        loaded
            .model()
            .predictAll(loaded.model().inOrder(Map.of("a", npz.get("a"), "b", npz.get("b"))));
    for (int i = 0; i < 2; i++) {
      String key = loaded.model().outputName(i);
      assertArrayEquals(npz.get(key).floats(), outputs.get(i).floats(), 1e-6f, key);
    }
    List<String> losses =
        loaded.trainer().orElseThrow().goals().stream()
            .map(goal -> goal.loss().orElseThrow().className())
            .toList();
    assertEquals(List.of("MeanSquaredError", "BinaryCrossentropy"), losses);
  }

  @Test
  void keysThatDoNotFitAreRefused() throws IOException {
    Functional model =
        (Functional) KerasFormat.load(ModelFiles.copy(folder, "varied/keyed.keras")).model();
    for (List<String> keys : List.of(List.of("p"), List.of("p", "p"))) {
      assertEquals(
          "model '%s' has 2 outputs: expected a key for each, all different, or none; found %s"
              .formatted(model.name(), keys),
          assertThrows(IllegalArgumentException.class, () -> model.keyed(List.of(), keys))
              .getMessage());
    }
  }
}
