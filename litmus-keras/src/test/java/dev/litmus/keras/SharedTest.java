package dev.litmus.keras;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.litmus.nn.Tensor;
import dev.litmus.nn.models.Fit;
import dev.litmus.nn.models.Model;
import dev.litmus.nn.models.Trainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// One model in several places of another stays one: read, trained and written. Fixtures:
/// tools/make_shared.py.
class SharedTest {
  @TempDir Path folder;

  private Path file(String name) throws IOException {
    return ModelFiles.copy(folder, "shared/" + name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"alone_first", "inside_first", "in_two_stacks", "at_every_step"})
  void oneModelInSeveralPlacesIsReadTrainedAndWritten(String name) throws IOException {
    Npz npz = Npz.read(file("shared.npz"));
    LoadedModel loaded = KerasFormat.load(file(name + ".keras"));
    assertEquals(List.of(), loaded.notices());
    Trainer trainer = loaded.trainer().orElseThrow();
    Tensor x = npz.get(name + "_x");
    assertNear(npz.get(name + "_before"), trainer.model().predict(x));

    Path again = folder.resolve("again.keras");
    SavedModel saved = KerasFormat.save(trainer.model(), again);
    assertEquals(1, saved.notices().size(), saved.notices().toString());
    Fit fit = Fit.epochs(2).batchSize(4).shuffle(Fit.Shuffle.NONE).verbose(0);
    trainer.fit(x, npz.get(name + "_y"), fit);
    assertNear(npz.get(name + "_after"), trainer.model().predict(x));

    Model back = KerasFormat.load(again).model();
    assertEquals(trainer.model().variables().size(), back.variables().size());
    assertNear(npz.get(name + "_before"), back.predict(x));

    KerasFormat.loadWeights(back, file(name + ".weights.h5"), LoadOptions.standard());
    assertNear(npz.get(name + "_before"), back.predict(x));
  }

  @ParameterizedTest
  @ValueSource(strings = {"alone_first", "inside_first", "in_two_stacks", "at_every_step", "layer"})
  void legacyFilesHaveCopies(String name) throws IOException {
    Npz npz = Npz.read(file("shared.npz"));
    Model model = KerasFormat.load(file(name + ".h5")).model();
    assertNear(npz.get(name + "_before"), model.predict(npz.get(name + "_x")));
  }

  @Test
  void ofOneLayerInSeveralModelsEachTrainsACopy() throws IOException {
    Npz npz = Npz.read(file("shared.npz"));
    LoadedModel loaded = KerasFormat.load(file("layer.keras"));
    assertEquals(
        "Dense 'dense' is one layer in several models of the file; here each of them trains a copy"
            + " of its own",
        loaded.notices().getFirst());
    assertNear(npz.get("layer_before"), loaded.model().predict(npz.get("layer_x")));
  }

  @Test
  void theModelInsideIsTheSameAsTheOneAlone() throws IOException {
    for (Path path :
        List.of(
            file("alone_first.keras"),
            saved("alone_first", ".keras"),
            saved("alone_first", ".h5"))) {
      Model model = KerasFormat.load(path).model();
      Model nested = (Model) model.layer("nested").layer();
      assertSame(model.layer("encoder").layer(), nested.layer("encoder").layer());
      assertEquals(8, model.variables().size());
    }
  }

  private Path saved(String name, String ending) throws IOException {
    Path path = folder.resolve("saved" + ending);
    KerasFormat.save(KerasFormat.load(file(name + ".keras")).model(), path);
    return path;
  }

  private static void assertNear(Tensor expected, Tensor found) {
    assertArrayEquals(expected.floats(), found.floats(), 1e-5f);
  }
}
