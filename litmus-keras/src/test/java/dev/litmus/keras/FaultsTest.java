package dev.litmus.keras;

import static dev.litmus.keras.ModelFiles.layer;
import static dev.litmus.keras.ModelFiles.sequential;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.keras.hdf5.Hdf5GroupBuilder;
import dev.litmus.keras.hdf5.Hdf5Writer;
import dev.litmus.keras.json.Json;
import dev.litmus.nn.layers.Dense;
import dev.litmus.nn.layers.InputLayer;
import dev.litmus.nn.models.Model;
import dev.litmus.nn.models.Sequential;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SequencedMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Hostile and damaged files in every form: `.keras`, legacy `.h5` and architectures. Each is
/// refused with one sentence, within a budget of 64 MiB for weights and members; the time limit
/// only ends a test that would never end.
@Timeout(60)
class FaultsTest {
  private static final long BUDGET = 64 << 20;
  private static final LoadOptions OPTIONS = LoadOptions.standard().maxBytes(BUDGET);

  @TempDir Path folder;

  private static String refusal(Path file) {
    String message =
        Refusals.of(
            ModelFileException.class,
            () -> {
              if (file.toString().endsWith(".json")) {
                KerasFormat.loadArchitecture(file, OPTIONS);
              } else {
                KerasFormat.load(file, OPTIONS);
              }
            });
    assertTrue(message.startsWith(file + ": "), message);
    assertTrue(message.length() < 1000 && message.lines().count() == 1, message);
    return message.substring(file.toString().length() + 2);
  }

  private Path file(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content);
  }

  /// A model's configuration in all three forms; the weights are those of one Dense(1) on two
  /// numbers.
  private List<Path> everywhere(Map<String, ?> config) throws IOException {
    return List.of(
        ModelFiles.withConfig(folder, "small.keras", config),
        legacy(config),
        file("model.json", Json.write(config).getBytes(UTF_8)));
  }

  private Path legacy(Map<String, ?> config) throws IOException {
    return legacy(config, new float[] {0.5f, -1.25f});
  }

  private Path legacy(Map<String, ?> config, float[] kernel) throws IOException {
    Hdf5GroupBuilder root = new Hdf5GroupBuilder();
    root.attribute("keras_version", "2.10.0").attribute("model_config", Json.write(config));
    Hdf5GroupBuilder weights = root.group("model_weights").attribute("layer_names", List.of("d"));
    weights.group("d").attribute("weight_names", List.of("d/kernel:0", "d/bias:0"));
    weights
        .groups("d/d")
        .floats("kernel:0", kernel, kernel.length, 1)
        .floats("bias:0", new float[] {0.125f}, 1);
    return file("model.h5", new Hdf5Writer(root).toBytes());
  }

  private static Map<String, Object> dense(Object... fields) {
    Map<String, Object> dense = layer("Dense", "d", fields);
    return sequential(List.of(dense));
  }

  @Test
  void f01ProgramCode() throws IOException {
    for (Object function : List.of("4wEAAAA=", List.of("4wEAAAA=", Arrays.asList((Object) null)))) {
      Map<String, Object> old = layer("Lambda", "run", "function", function);
      old.remove("module");
      Map<String, Object> wrapped =
          layer("TimeDistributed", "t", "layer", layer("Lambda", "run", "function", function));
      for (Map<String, Object> lambda :
          List.of(old, layer("Lambda", "run", "function", function), wrapped)) {
        for (Path file : everywhere(sequential(List.of(lambda)))) {
          assertTrue(refusal(file).contains("Lambda"), () -> refusal(file));
        }
      }
    }
    assertTrue(
        refusal(legacy(sequential(List.of(layer("Lambda", "run")))))
            .contains("holds program code, which Litmus never runs"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/etc/passwd", "file:///etc/passwd", "http://127.0.0.1:9/v"})
  void f03VocabulariesElsewhere(String place) throws IOException {
    for (String lookup : List.of("StringLookup", "IntegerLookup", "TextVectorization")) {
      for (Path file : everywhere(sequential(List.of(layer(lookup, "s", "vocabulary", place))))) {
        assertEquals(
            "layer %s 's': vocabulary names the file '%s'; vocabularies are read from inside the model file only"
                .formatted(lookup, place),
            refusal(file));
      }
    }
  }

  @Test
  void f04Bombs() throws IOException {
    for (String member : List.of("config.json", "metadata.json", "model.weights.h5")) {
      SequencedMap<String, byte[]> members =
          ModelFiles.members(ModelFiles.copy(folder, "small.keras"));
      Path file = folder.resolve("bomb.keras");
      try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
        members.put("unused.bin", new byte[0]);
        for (Map.Entry<String, byte[]> entry : members.entrySet()) {
          zip.putNextEntry(new ZipEntry(entry.getKey()));
          boolean bomb = entry.getKey().equals(member);
          zip.write(bomb ? new byte[0] : entry.getValue());
          for (int i = 0; bomb && i < 70; i++) {
            zip.write(new byte[1 << 20]);
          }
          zip.closeEntry();
        }
      }
      assertTrue(refusal(file).startsWith("member '" + member + "' "), () -> refusal(file));
    }
    SequencedMap<String, byte[]> members =
        ModelFiles.members(ModelFiles.copy(folder, "small.keras"));
    Path skipped = folder.resolve("skipped.keras");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(skipped))) {
      for (Map.Entry<String, byte[]> entry : members.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
      zip.putNextEntry(new ZipEntry("unused.bin"));
      for (int i = 0; i < 70; i++) {
        zip.write(new byte[1 << 20]);
      }
    }
    assertEquals(3, KerasFormat.load(skipped, OPTIONS).model().countParams());
  }

  @ParameterizedTest
  @CsvSource({
    "1000000000, gives outputs",
    "2147483648, units must be a whole number",
    "-5, units must be a whole number",
    "0, units must be a whole number",
    "8.5, units must be a whole number",
    "'\"8\"', units must be a whole number",
    "true, units must be a whole number",
  })
  void f06NumbersOfUnits(String units, String expected) throws IOException {
    Object value = Json.read(units);
    for (Path file : everywhere(dense("units", Objects.requireNonNull(value)))) {
      String message = refusal(file);
      assertTrue(message.contains("Dense 'd'"), message);
      assertTrue(message.contains("units"), message);
      assertTrue(message.contains(expected), message);
    }
  }

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
        Objects.requireNonNull(FaultsTest.class.getResourceAsStream("hdf5/" + name)).readAllBytes();
    String legacy = refusal(file("attack.h5", attack));
    assertTrue(legacy.contains(expected), legacy);
    var members = ModelFiles.members(ModelFiles.copy(folder, "small.keras"));
    members.put("model.weights.h5", attack);
    String archive = refusal(ModelFiles.write(folder, members));
    assertTrue(archive.contains(expected), archive);
  }

  @Test
  void f11CutOff() throws IOException {
    for (String name : List.of("small.keras", "trained_adam.h5", "keras2_adam.h5")) {
      byte[] whole = Files.readAllBytes(ModelFiles.copy(folder, name));
      for (int i = 0; i < 100; i++) {
        int length = (int) ((long) whole.length * i / 100);
        String message = refusal(file("cut_" + name, Arrays.copyOf(whole, length)));
        assertTrue(message.contains("cut off at byte " + length), message);
      }
    }
  }

  private static Model model() {
    return Sequential.seeded(1, InputLayer.of(3), Dense.of(4, "relu"), Dense.of(1, "sigmoid"));
  }

  /// In our own archives every flipped bit is noticed or without effect.
  @Test
  void f12FlippedBits() throws IOException {
    Model model = model();
    Path file = folder.resolve("model.keras");
    KerasFormat.save(model, file);
    float[][] rows = {{1, -2, 0.5f}, {0, 0, 0}};
    float[] expected = model.predict(rows).floats();
    byte[] original = Files.readAllBytes(file);
    Random random = new Random(12);
    for (int i = 0; i < 500; i++) {
      byte[] bytes = original.clone();
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, bytes);
      try {
        assertArrayEquals(expected, KerasFormat.load(file).model().predict(rows).floats());
      } catch (ModelFileException refused) {
        assertTrue(String.valueOf(refused.getMessage()).startsWith(file + ": "));
      }
    }
  }

  /// Legacy files have no checksum over the weights: a flipped bit may change them, but never ends
  /// in anything but a model or a sentence.
  @Test
  void f12FlippedBitsInLegacyFiles() throws IOException {
    Random random = new Random(13);
    for (String name : List.of("trained_adam.h5", "keras2_adam.h5")) {
      byte[] original = Files.readAllBytes(ModelFiles.copy(folder, name));
      for (int i = 0; i < 300; i++) {
        byte[] bytes = original.clone();
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        Path file = file("flipped.h5", bytes);
        try {
          assertEquals(65, KerasFormat.load(file, OPTIONS).model().countParams());
        } catch (ModelFileException refused) {
          assertTrue(String.valueOf(refused.getMessage()).startsWith(file + ": "));
        }
      }
    }
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

  @Test
  void f16ArchivesThatCanBeReadInTwoWays() throws IOException {
    byte[] whole = Files.readAllBytes(ModelFiles.copy(folder, "small.keras"));
    ByteBuffer prefixed = ByteBuffer.allocate(whole.length + 4).put(new byte[4]).put(whole);
    assertEquals(
        "this is no .keras file: it does not begin as a zip archive",
        refusal(file("prefix.keras", prefixed.array())));

    byte[] renamed = whole.clone();
    renamed[30] ^= 1;
    assertTrue(
        refusal(file("local.keras", renamed)).contains("in two ways (local header and directory)"));

    int end = whole.length - 22;
    byte[] zip64 = whole.clone();
    ByteBuffer.wrap(zip64).order(ByteOrder.LITTLE_ENDIAN).putInt(end + 16, -1);
    assertTrue(refusal(file("zip64.keras", zip64)).contains("zip64"));

    int directory = ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).getInt(end + 16);
    byte[] encrypted = whole.clone();
    encrypted[6] |= 1;
    encrypted[directory + 8] |= 1;
    assertTrue(refusal(file("encrypted.keras", encrypted)).contains("is encrypted"));

    Path twice = folder.resolve("twice.keras");
    try (OutputStream out = Files.newOutputStream(twice);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (String name : List.of("config.json", "config.jsoN")) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write("{}".getBytes(UTF_8));
      }
    }
    byte[] same = Files.readAllBytes(twice);
    for (int i = 0; i < same.length - 11; i++) {
      if (Arrays.equals("config.jsoN".getBytes(UTF_8), Arrays.copyOfRange(same, i, i + 11))) {
        same[i + 10] = 'n';
      }
    }
    assertEquals("the archive has two members 'config.json'", refusal(file("twice.keras", same)));
  }

  @Test
  void f18ManyLayers() throws IOException {
    List<Map<String, Object>> layers = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      layers.add(layer("Flatten", "flatten_" + i));
    }
    for (Path file : everywhere(sequential(layers))) {
      assertEquals("the model has 20001 layers; at most 10000 are read", refusal(file));
    }
  }

  @Test
  void f18ModelsInModels() throws IOException {
    Map<String, Object> model = dense("units", 1);
    for (int i = 0; i < 25; i++) {
      Map<String, Object> inner = new LinkedHashMap<>(model);
      inner.put("config", named("m" + i, model.get("config")));
      model = sequential(List.of(inner));
    }
    for (Path file : everywhere(model)) {
      assertTrue(refusal(file).length() > 10);
    }
  }

  private static Map<String, Object> named(String name, @Nullable Object config) {
    Map<String, Object> named = new LinkedHashMap<>();
    if (config instanceof Map<?, ?> map) {
      map.forEach((key, value) -> named.put(String.valueOf(key), value));
    }
    named.put("name", name);
    return named;
  }

  /// Every layer takes the one before twice: 2^30 paths, 30 layers.
  @Test
  void f18SharedPaths() throws IOException {
    List<Object> layers = new ArrayList<>();
    Map<String, Object> input = layer("InputLayer", "x", "batch_shape", Arrays.asList(null, 2));
    input.put("name", "x");
    input.put("inbound_nodes", List.of());
    layers.add(input);
    String last = "x";
    for (int i = 0; i < 30; i++) {
      Map<String, Object> add = layer("Average", "a" + i);
      add.put("name", "a" + i);
      Object tensor = List.of(last, 0, 0, Map.of());
      add.put("inbound_nodes", List.of(List.of(tensor, tensor)));
      layers.add(add);
      last = "a" + i;
    }
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("layers", layers);
    config.put("input_layers", List.of(List.of("x", 0, 0)));
    config.put("output_layers", List.of(List.of(last, 0, 0)));
    Path json =
        file(
            "paths.json",
            Json.write(Map.of("class_name", "Functional", "config", config)).getBytes(UTF_8));
    Model model = KerasFormat.loadArchitecture(json, OPTIONS);
    float[] row = {3, -4};
    assertArrayEquals(row, model.predict(new float[][] {row}).floats());
  }

  @Test
  void f20VersionsAndFieldsToCome() throws IOException {
    for (Path file : everywhere(dense("units", 1, "shiny", true))) {
      assertEquals("Dense 'd': unknown field shiny = true", refusal(file));
    }
    Hdf5GroupBuilder root = new Hdf5GroupBuilder().attribute("keras_version", "99.0");
    root.attribute("model_config", Json.write(sequential(List.of(layer("Flatten", "f")))));
    root.group("model_weights");
    LoadedModel loaded = KerasFormat.load(file("new.h5", new Hdf5Writer(root).toBytes()), OPTIONS);
    assertEquals(
        List.of("the file was written by Keras 99.0, which is not known here"), loaded.notices());
  }

  @Test
  void f21NoRegularFiles() throws IOException {
    assertEquals("this is a folder, not a file", refusal(folder));
    for (String ending : List.of("keras", "h5", "json")) {
      Path loop = folder.resolve("loop." + ending);
      Files.createSymbolicLink(loop, loop);
      assertTrue(refusal(loop).startsWith("the file can't be looked up"), () -> refusal(loop));
      assertEquals("there is no such file", refusal(folder.resolve("absent." + ending)));
      if (Files.exists(Path.of("/dev/zero"))) {
        Path device = folder.resolve("device." + ending);
        Files.createSymbolicLink(device, Path.of("/dev/zero"));
        assertEquals("this is not a regular file", refusal(device));
      }
    }
  }

  /// Names from a file never reach a terminal as they are.
  @Test
  void namesThatCommandTerminals() throws IOException {
    Map<String, Object> evil = layer("Dense", "\u001b[2J\n\u202e", "units", 0);
    for (Path file : everywhere(sequential(List.of(evil)))) {
      assertTrue(refusal(file).contains("Dense '\\u001b[2J\\u000a\\u202e'"), () -> refusal(file));
    }
  }
}
