package dev.litmus.keras;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.litmus.nn.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Models that compute in other floating-point types run in float32, up to the rounding of those
/// types. Fixtures: tools/make_policies.py.
class PoliciesTest {
  @TempDir Path folder;

  private Path file(String name) throws IOException {
    Path copy = folder.resolve(name);
    try (InputStream in = PoliciesTest.class.getResourceAsStream("policies/" + name)) {
      Files.copy(Objects.requireNonNull(in), copy);
    }
    return copy;
  }

  @ParameterizedTest
  @CsvSource({
    "mixed_float16, .keras, 2e-3",
    "mixed_float16, .h5, 2e-3",
    "mixed_bfloat16, .keras, 1e-2",
    "mixed_bfloat16, .h5, 1e-2",
    "float16, .keras, 2e-3",
    "float16, .h5, 2e-3",
    "bfloat16, .keras, 1e-2",
    "float64, .keras, 1e-6",
    "float64, .h5, 1e-6"
  })
  void runInFloat32(String policy, String ending, double tolerance) throws IOException {
    Npz npz = Npz.read(file("policies.npz"));
    LoadedModel loaded = KerasFormat.load(file(policy + ending));
    assertEquals(
        "the model computes in %s in Keras and in float32 here".formatted(policy),
        loaded.notices().getFirst());
    Tensor expected = npz.get(policy);
    Tensor actual = loaded.model().predict(npz.get("x"));
    for (int i = 0; i < expected.floats().length; i++) {
      assertEquals(expected.floats()[i], actual.floats()[i], tolerance);
    }
  }
}
