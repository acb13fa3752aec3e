package dev.litmus.keras;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.litmus.keras.json.Json;
import dev.litmus.nn.Tensor;
import dev.litmus.nn.models.Fit;
import dev.litmus.nn.models.Model;
import dev.litmus.nn.models.Trainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Masks that meet, models called by names, layers as activations, frozen layers in wrappers: read,
/// trained and written as in Keras. Fixtures: tools/make_varied.py.
class VariedModelsTest {
  @TempDir Path folder;

  private static Stream<Arguments> files() {
    return Stream.of(
            "multiply_one",
            "multiply_both",
            "maximum_one",
            "maximum_other",
            "maximum_both",
            "minimum_both",
            "concatenate_one",
            "concatenate_both",
            "concatenate_in_time",
            "called_by_names",
            "called_by_names_of_a_list",
            "leaky",
            "relu6",
            "elu",
            "softmax",
            "leaky_layer",
            "leaky_gru",
            "frozen_at_steps",
            "frozen_both_ways",
            "frozen_wrapper")
        .flatMap(name -> Stream.of(".keras", ".h5").map(ending -> Arguments.of(name, ending)));
  }

  @ParameterizedTest
  @MethodSource("files")
  void isReadTrainedAndWrittenAsInKeras(String name, String ending) throws IOException {
    Npz npz = Npz.read(ModelFiles.copy(folder, "varied/varied.npz"));
    LoadedModel loaded = KerasFormat.load(ModelFiles.copy(folder, "varied/" + name + ending));
    assertEquals(List.of(), loaded.notices());
    Trainer trainer = loaded.trainer().orElseThrow();
    Model model = trainer.model();
    List<Tensor> x = new ArrayList<>();
    for (int i = 0; i < model.inputs().size(); i++) {
      x.add(npz.get(name + "_x" + i));
    }
    assertNear(npz.get(name + "_before"), model.predictAll(x).getFirst());

    Path again = folder.resolve("again.keras");
    KerasFormat.save(model, again);
    Model read = KerasFormat.load(again).model();
    assertEquals(Json.write(ConfigWriter.of(model)), Json.write(ConfigWriter.of(read)));
    assertEquals(model.trainableVariables().size(), read.trainableVariables().size());
    assertArrayEquals(
        model.predictAll(x).getFirst().floats(), read.predictAll(x).getFirst().floats());

    Fit fit = Fit.epochs(2).batchSize(4).shuffle(Fit.Shuffle.NONE).verbose(0);
    trainer.fit(x, npz.get(name + "_y"), fit);
    assertNear(npz.get(name + "_after"), model.predictAll(x).getFirst());
  }

  private static void assertNear(Tensor expected, Tensor found) {
    assertArrayEquals(expected.floats(), found.floats(), 1e-5f);
  }
}
