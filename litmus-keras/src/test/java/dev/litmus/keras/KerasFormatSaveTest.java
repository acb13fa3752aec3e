package dev.litmus.keras;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.keras.hdf5.Hdf5Group;
import dev.litmus.keras.hdf5.Hdf5Reader;
import dev.litmus.keras.json.Json;
import dev.litmus.nn.Config;
import dev.litmus.nn.Shape;
import dev.litmus.nn.Tensor;
import dev.litmus.nn.layers.Dense;
import dev.litmus.nn.layers.Dropout;
import dev.litmus.nn.layers.Emitter;
import dev.litmus.nn.layers.InputLayer;
import dev.litmus.nn.layers.Layer;
import dev.litmus.nn.layers.Layers;
import dev.litmus.nn.layers.Value;
import dev.litmus.nn.losses.BinaryCrossentropy;
import dev.litmus.nn.metrics.Metric;
import dev.litmus.nn.metrics.RocAuc;
import dev.litmus.nn.models.Fit;
import dev.litmus.nn.models.Model;
import dev.litmus.nn.models.Sequential;
import dev.litmus.nn.models.Trainer;
import dev.litmus.nn.ops.Copy;
import dev.litmus.nn.optimizers.Adam;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SequencedMap;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is saved is read back the same, and in the form that every Keras since 3.3 reads.
class KerasFormatSaveTest {
  private static final SaveOptions DATED =
      SaveOptions.standard().date(LocalDateTime.of(2026, 3, 4, 5, 6, 7));

  @TempDir Path folder;

  private static Sequential network() {
    return Sequential.seeded(
        4, InputLayer.of(3), Dense.of(8, "relu"), Dropout.of(0.5), Dense.of(1, "sigmoid"));
  }

  private static Tensor rows() {
    Random random = new Random(4);
    float[] x = new float[60];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) random.nextGaussian();
    }
    return Tensor.of(x, 20, 3);
  }

  private static Tensor answers() {
    float[] y = new float[20];
    for (int i = 0; i < y.length; i++) {
      y[i] = rows().floats()[3 * i] > 0 ? 1 : 0;
    }
    return Tensor.column(y);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"trained_adam", "trained_rmsprop", "trained_sgd", "columns", "shared", "small"})
  void whatKerasWroteIsSavedAndReadBackTheSame(String name) throws IOException {
    LoadedModel first = KerasFormat.load(ModelFiles.copy(folder, name + ".keras"));
    SaveOptions options = first.trainer().map(trainer -> DATED.trainer(trainer)).orElse(DATED);
    Path copy = folder.resolve("copy.keras");
    SavedModel saved = KerasFormat.save(first.model(), copy, options);
    LoadedModel second = KerasFormat.load(copy);

    assertTrue(saved.notices().isEmpty(), saved.notices()::toString);
    assertTrue(second.notices().isEmpty(), second.notices()::toString);
    assertEquals(saved.weightsSha256(), second.weightsSha256());
    assertEquals(first.trainer().isPresent(), second.trainer().isPresent());
    Npz arrays = ModelFiles.arrays(folder, name);
    List<Tensor> inputs = new ArrayList<>();
    for (int i = 0; i < first.model().inputs().size(); i++) {
      inputs.add(arrays.get("x" + i));
    }
    List<Tensor> expected = first.model().predictAll(inputs);
    List<Tensor> found = second.model().predictAll(inputs);
    for (int i = 0; i < expected.size(); i++) {
      assertArrayEquals(expected.get(i).floats(), found.get(i).floats());
    }
    Path again = folder.resolve("again.keras");
    SaveOptions sameOptions = second.trainer().map(trainer -> DATED.trainer(trainer)).orElse(DATED);
    KerasFormat.save(second.model(), again, sameOptions);
    assertArrayEquals(Files.readAllBytes(copy), Files.readAllBytes(again));
  }

  @Test
  void aTrainingGoesOnBitForBit() {
    Fit fit = Fit.epochs(6).batchSize(6).verbose(0);
    Trainer whole = network().compile(Adam.of(0.01), new BinaryCrossentropy(), new RocAuc());
    whole.fit(rows(), answers(), fit);

    Trainer half = network().compile(Adam.of(0.01), new BinaryCrossentropy(), new RocAuc());
    half.fit(rows(), answers(), Fit.epochs(3).batchSize(6).verbose(0));
    Path file = folder.resolve("half.keras");
    KerasFormat.save(half.model(), file, DATED.trainer(half));
    LoadedModel loaded = KerasFormat.load(file, LoadOptions.standard().seed(4));
    loaded.trainer().orElseThrow().fit(rows(), answers(), fit.initialEpoch(3));

    for (int i = 0; i < whole.model().weights().size(); i++) {
      assertArrayEquals(whole.model().weights().get(i), loaded.model().weights().get(i));
    }
  }

  private static byte[] member(SequencedMap<String, byte[]> members, String name) {
    return Objects.requireNonNull(members.get(name), name);
  }

  @Test
  void holdsTheMembersThatKerasExpects() throws IOException {
    Path file = folder.resolve("model.keras");
    byte[] extra = "{\"threshold\": 0.5}".getBytes(UTF_8);
    Model model = network();
    KerasFormat.save(model, file, DATED.litmusJson(extra));

    SequencedMap<String, byte[]> members = ModelFiles.members(file);
    assertEquals(
        List.of("metadata.json", "config.json", "model.weights.h5", "litmus.json"),
        List.copyOf(members.keySet()));
    assertEquals(
        Map.of("keras_version", "3.3.3", "date_saved", "2026-03-04@05:06:07"),
        Json.read(member(members, "metadata.json")));
    assertArrayEquals(extra, KerasFormat.load(file).litmusJson().orElseThrow());
    Hdf5Group weights = Hdf5Reader.read(member(members, "model.weights.h5"));
    for (String path : List.of("layers/dense/vars", "layers/dropout/vars", "vars")) {
      assertTrue(weights.group(path).isPresent(), path);
    }
    String config = new String(member(members, "config.json"), UTF_8);
    assertTrue(config.contains("\"dtype\":\"float32\""), config);
    for (String newer : List.of("quantization_config", "optional", "shared_object_id")) {
      assertTrue(!config.contains(newer), newer);
    }
  }

  @Test
  void namesEveryWeightAndItsChecksum() {
    Model model = network();
    SequencedMap<String, String> checksums = KerasFormat.weightChecksums(model);
    assertEquals(
        List.of(
            "layers/dense/vars/0",
            "layers/dense/vars/1",
            "layers/dense_1/vars/0",
            "layers/dense_1/vars/1"),
        List.copyOf(checksums.keySet()));
    CRC32C crc = new CRC32C();
    crc.update(new byte[4]); // the last bias is one zero
    assertEquals(
        HexFormat.of().toHexDigits((int) crc.getValue()), checksums.get("layers/dense_1/vars/1"));
    model.variables().getFirst().value()[0] += 1;
    assertNotEquals(
        checksums.get("layers/dense/vars/0"),
        KerasFormat.weightChecksums(model).get("layers/dense/vars/0"));
  }

  @Test
  void tellsTheHashWithoutWriting() {
    Model model = network();
    SavedModel saved = KerasFormat.save(model, folder.resolve("model.keras"));
    assertEquals(saved.weightsSha256(), KerasFormat.weightsSha256(model, DATED));
    assertNotEquals(
        saved.weightsSha256(),
        KerasFormat.weightsSha256(
            model, DATED.trainer(model.compile("adam", "binary_crossentropy"))));
  }

  @Test
  void replacesOnlyWhenAskedTo() {
    Path file = folder.resolve("model.keras");
    KerasFormat.save(network(), file);
    assertEquals(
        file + ": there is a file of that name already; name another, or ask for it to be replaced",
        Refusals.of(ModelFileException.class, () -> KerasFormat.save(network(), file)));
    KerasFormat.save(network(), file, SaveOptions.standard().replace(true));
    Path absent = folder.resolve("absent").resolve("model.keras");
    assertEquals(
        absent + ": there is no such folder to write to",
        Refusals.of(ModelFileException.class, () -> KerasFormat.save(network(), absent)));
    assertTrue(
        Refusals.of(
                ModelFileException.class,
                () -> KerasFormat.save(network(), folder, SaveOptions.standard().replace(true)))
            .startsWith(folder + ": there is a folder of that name already"));
  }

  /// A layer that a program brings along.
  private record Same(String name) implements Layer {
    @Override
    public Shape outputShape(List<Shape> inputs) {
      return single(inputs);
    }

    @Override
    public Value emit(Emitter emitter) {
      return emitter.op(new Copy(), emitter.input());
    }

    @Override
    public Map<String, @Nullable Object> config() {
      return Map.of();
    }

    static Same fromConfig(Config config) {
      return new Same(config.string("name"));
    }
  }

  @Test
  void aProgramsOwnLayersComeBackWhereTheyAreRegistered() {
    Model model = Sequential.seeded(1, InputLayer.of(2), new Same("same"), Dense.of(1, "sigmoid"));
    Path file = folder.resolve("own.keras");
    SavedModel saved = KerasFormat.save(model, file);
    assertEquals(
        List.of("class Same is not Keras's: whoever loads the file must have registered it"),
        saved.notices());
    String message = Refusals.of(ModelFileException.class, () -> KerasFormat.load(file));
    assertTrue(message.contains("Same 'same': layer class 'Same' is not known"), message);
    LoadOptions own =
        LoadOptions.standard().layers(Layers.standard().with("Same", Same::fromConfig));
    assertArrayEquals(
        model.weights().getFirst(), KerasFormat.load(file, own).model().weights().getFirst());
  }

  @Test
  void aProgramsOwnMetricsAreLeftOutWithANotice() {
    Model model = network();
    Trainer trainer =
        model.compile(
            Adam.of(),
            new BinaryCrossentropy(),
            Metric.mean("mean_error", (yTrue, yPred) -> Math.abs(yTrue - yPred)));
    Path file = folder.resolve("own.keras");
    SavedModel saved = KerasFormat.save(model, file, DATED.trainer(trainer));
    assertEquals(List.of("metric mean_error is not Keras's and is left out"), saved.notices());
    assertTrue(KerasFormat.load(file).trainer().orElseThrow().metrics().isEmpty());
  }
}
