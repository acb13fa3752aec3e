package dev.litmus.keras;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.nn.models.Model;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Weights that are not those of the model, stand elsewhere, or are no numbers.
class WeightFaultsTest extends Faults {
  /// A model that asks for more than its file holds is refused before it is made.
  @Test
  void f06MoreWeightsThanTheFileHas() throws IOException {
    assertEquals(
        "layer Dense 'd' has 30000 numbers; the file has 3, saved as layer 'd'",
        refusal(legacy(dense("units", 10_000))));
    assertEquals(
        "the kernel of layer Dense 'd' should have shape (2, 1); found (3, 1) at"
            + " /model_weights/d/d/kernel:0",
        refusal(legacy(dense("units", 1), new float[3])));
  }

  @ParameterizedTest
  @CsvSource({
    "external_link.h5, an external link",
    "external_link_latest.h5, an external link",
    "soft_link.h5, a soft link",
    "external_storage.h5, external storage",
    "virtual.h5, virtual layout",
    "hard_link_cycle.h5, reached twice",
  })
  void f08AndF10LinksOtherFilesAndCycles(String name, String expected) throws IOException {
    byte[] attack =
        Objects.requireNonNull(Faults.class.getResourceAsStream("hdf5/" + name)).readAllBytes();
    String legacy = refusal(file("attack.h5", attack));
    assertTrue(legacy.contains(expected), legacy);
    var members = ModelFiles.members(ModelFiles.copy(folder, "small.keras"));
    members.put("model.weights.h5", attack);
    String archive = refusal(ModelFiles.write(folder, members));
    assertTrue(archive.contains(expected), archive);
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void f14WeightsThatAreNoNumbers(float value) throws IOException {
    Path file = legacy(dense("units", 1), new float[] {0.5f, value});
    String where = "the kernel of layer Dense 'd' holds %s at [1, 0]".formatted(value);
    assertEquals(where + "; a trained model has finite numbers only", refusal(file));
    LoadedModel loaded = KerasFormat.load(file, OPTIONS.allowNonFinite(true));
    assertEquals(List.of(where), loaded.notices());
  }

  @ParameterizedTest
  @ValueSource(strings = {"int8", "complex", "string"})
  void f15OtherTypes(String type) throws IOException {
    assertTrue(
        refusal(ModelFiles.copy(folder, "small_" + type + ".keras"))
            .startsWith("'/layers/dense/vars/0' holds elements of type"));
  }

  @Test
  void f15FloatsOfEveryWidth() throws IOException {
    float[] expected =
        KerasFormat.load(ModelFiles.copy(folder, "small.keras"))
            .model()
            .predict(new float[][] {{1, 2}})
            .floats();
    for (String type : List.of("big_endian", "float16", "float64")) {
      Path file = ModelFiles.copy(folder, "small_" + type + ".keras");
      Model model = KerasFormat.load(file, OPTIONS).model();
      assertArrayEquals(expected, model.predict(new float[][] {{1, 2}}).floats());
    }
  }
}
