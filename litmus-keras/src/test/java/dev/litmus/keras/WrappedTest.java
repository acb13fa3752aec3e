package dev.litmus.keras;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.keras.json.Json;
import dev.litmus.nn.Tensor;
import dev.litmus.nn.models.Fit;
import dev.litmus.nn.models.Model;
import dev.litmus.nn.models.Trainer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Models and layers with state inside TimeDistributed and Bidirectional are read, trained and
/// written as in Keras. Fixtures: tools/make_wrapped.py.
class WrappedTest {
  @TempDir Path folder;

  private static Stream<Arguments> files() {
    return Stream.of(
            "model",
            "functional",
            "dropout",
            "dropout_in_model",
            "masked",
            "documents",
            "documents_in_model",
            "cells",
            "convolution",
            "frozen")
        .flatMap(name -> Stream.of(".keras", ".h5").map(ending -> Arguments.of(name, ending)))
        // Its masks are operation nodes, which Keras does not read from .h5 either.
        .filter(file -> !List.of("masked", ".h5").equals(List.of(file.get())));
  }

  private Path file(String name) throws IOException {
    Path copy = folder.resolve(name);
    try (InputStream in = WrappedTest.class.getResourceAsStream("wrapped/" + name)) {
      Files.copy(Objects.requireNonNull(in), copy);
    }
    return copy;
  }

  @ParameterizedTest
  @MethodSource("files")
  void isReadTrainedAndWrittenAsInKeras(String name, String ending) throws IOException {
    Npz npz = Npz.read(file("wrapped.npz"));
    LoadedModel loaded = KerasFormat.load(file(name + ending));
    assertEquals(List.of(), loaded.notices());
    Trainer trainer = loaded.trainer().orElseThrow();
    Model model = trainer.model();
    Tensor x = npz.get(name + "_x");
    assertNear(npz.get(name + "_before").floats(), model.predict(x).floats());

    comesBack(model, x, ending);
    comesBack(model, x, ".weights.h5");

    Fit fit = Fit.epochs(2).batchSize(4).shuffle(Fit.Shuffle.NONE).verbose(0);
    trainer.fit(x, npz.get(name + "_y"), fit);
    assertNear(npz.get(name + "_after").floats(), model.predict(x).floats());
  }

  /// Keras 3.15 loads it only so: inside a wrapper the bare reference, elsewhere a list, which
  /// Keras 3.3 needs.
  @Test
  void anInnerModelNamesItsOnlyInputOutsideOfAList() throws IOException {
    String written =
        Json.write(ConfigWriter.of(KerasFormat.load(file("functional.keras")).model()));
    assertTrue(written.contains("\"input_layers\":[\""), written);
    assertFalse(written.contains("\"input_layers\":[[\""), written);
  }

  private void comesBack(Model model, Tensor x, String ending) {
    Path again = folder.resolve("again" + ending);
    Model read;
    if (ending.equals(".weights.h5")) {
      KerasFormat.saveWeights(model, again, SaveOptions.standard());
      Path whole = folder.resolve("other.keras");
      KerasFormat.save(model, whole);
      read = KerasFormat.load(whole).model();
      read.variables().forEach(variable -> variable.assign(new float[variable.value().length]));
      assertEquals(List.of(), KerasFormat.loadWeights(read, again, LoadOptions.standard()));
    } else {
      KerasFormat.save(model, again);
      read = KerasFormat.load(again).model();
    }
    assertEquals(Json.write(ConfigWriter.of(model)), Json.write(ConfigWriter.of(read)));
    assertArrayEquals(model.predict(x).floats(), read.predict(x).floats());
  }

  private static void assertNear(float[] expected, float[] actual) {
    assertEquals(expected.length, actual.length);
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], actual[i], 5e-6 * Math.max(1, Math.abs(expected[i])));
    }
  }
}
