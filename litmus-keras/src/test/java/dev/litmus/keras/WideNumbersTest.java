package dev.litmus.keras;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.Tensor;
import dev.litmus.nn.layers.InputLayer;
import dev.litmus.nn.layers.IntegerLookup;
import dev.litmus.nn.layers.Symbol;
import dev.litmus.nn.models.Functional;
import dev.litmus.nn.models.Model;
import dev.litmus.nn.models.Sequential;
import dev.litmus.nn.operations.Ops;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whole numbers that float32 would round, such as customers' numbers, reach the layers that look
/// them up or hash them. Fixtures: tools/make_wide.py.
class WideNumbersTest {
  @TempDir Path folder;

  private Path file(String name) throws IOException {
    Path copy = folder.resolve(name);
    try (InputStream in = WideNumbersTest.class.getResourceAsStream("wide/" + name)) {
      Files.copy(Objects.requireNonNull(in), copy);
    }
    return copy;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hashing",
        "hashing_salt",
        "hashing_hot",
        "lookup",
        "lookup_unknowns",
        "lookup_hot",
        "rescaling",
        "floats",
        "hashing32"
      })
  void giveWhatKerasGives(String name) throws IOException {
    Npz npz = Npz.read(file("wide.npz"));
    Model model = KerasFormat.load(file(name + ".keras")).model();
    Tensor x = npz.get(name.endsWith("32") ? "x32" : "x");
    Tensor expected = npz.get(name);
    assertArrayEquals(expected.floats(), model.predict(x).floats());
    for (int row = 0; row < x.rows(); row++) {
      float[] alone = model.predict(x.slice(row, row + 1)).floats();
      assertArrayEquals(expected.slice(row, row + 1).floats(), alone);
      assertArrayEquals(alone, model.predict(x.rows(new int[] {row})).floats());
    }
  }

  @Test
  void areFoundByAdapting() {
    Tensor ids =
        Tensor.of(new long[] {123456789013L, 5, 123456789013L}, DType.INT64, Shape.of(3, 1));
    IntegerLookup lookup = IntegerLookup.of().adapt(ids);
    assertEquals(List.of(123456789013L, 5L), lookup.vocabulary());
    Model model = Sequential.seeded(1, InputLayer.of(1).dtype(DType.INT64), lookup);
    assertArrayEquals(new float[] {1, 2, 1}, model.predict(ids).floats());
    Tensor near = Tensor.of(new long[] {123456789012L}, DType.INT64, Shape.of(1, 1));
    assertArrayEquals(new float[] {0}, model.predict(near).floats());
  }

  @Test
  void areRefusedWhereTheyWouldBeRounded() {
    Symbol id = InputLayer.of(1).dtype(DType.INT64).named("id").symbol();
    Model model = Functional.seeded(1, List.of(id), List.of(Ops.equal(id, 5)));
    Tensor ids = Tensor.of(new long[] {7, 123456789013L}, DType.INT64, Shape.of(2, 1));
    assertEquals(
        "layer 'equal' takes whole numbers up to 2^24 exactly; found 123456789013; give such"
            + " numbers to a Hashing or IntegerLookup layer first",
        assertThrows(IllegalArgumentException.class, () -> model.predict(ids)).getMessage());
  }
}
