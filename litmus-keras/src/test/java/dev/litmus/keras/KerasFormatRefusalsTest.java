package dev.litmus.keras;

import static dev.litmus.keras.ModelFiles.layer;
import static dev.litmus.keras.ModelFiles.sequential;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.keras.json.Json;
import dev.litmus.nn.layers.Dense;
import dev.litmus.nn.layers.InputLayer;
import dev.litmus.nn.models.Sequential;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Files that are damaged, hostile or beyond what is known: refused with a sentence that names the
/// file, and the layer and field where there is one.
class KerasFormatRefusalsTest {
  private static final LoadOptions SMALL = LoadOptions.standard().maxBytes(64 << 20);

  @TempDir Path folder;

  private static String refusal(Path file) {
    String message = Refusals.of(ModelFileException.class, () -> KerasFormat.load(file, SMALL));
    assertTrue(message.startsWith(file + ": "), message);
    assertTrue(message.length() < 700 && message.lines().count() == 1, message);
    return message.substring(file.toString().length() + 2);
  }

  private String refusal(Map<String, ?> config) throws IOException {
    return refusal(ModelFiles.withConfig(folder, "small.keras", config));
  }

  private String refusal(String old, String changed) throws IOException {
    return refusal(
        ModelFiles.withConfig(folder, "small.keras", text -> text.replace(old, changed)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "1000000000|layer Dense 'dense' (units = 1000000000) gives outputs (None, 1000000000)",
        "2147483648|Dense 'dense': units must be a whole number of at least 1; found 2147483648",
        "-5|Dense 'dense': units must be a whole number of at least 1; found -5",
        "0|Dense 'dense': units must be a whole number of at least 1; found 0",
        "8.5|Dense 'dense': units must be a whole number of at least 1; found 8.5",
        "\"8\"|Dense 'dense': units must be a whole number of at least 1; found '8'",
        "true|Dense 'dense': units must be a whole number of at least 1; found true",
        "null|Dense 'dense': units must be a whole number of at least 1; found null",
        "[1]|Dense 'dense': units must be a whole number of at least 1; found [1]",
      })
  void numbersOfUnits(String units, String expected) throws IOException {
    assertTrue(refusal("\"units\": 1,", "\"units\": %s,".formatted(units)).startsWith(expected));
  }

  @Test
  void layersAsActivationsThatAreNoFunctionsOfNumbers() throws IOException {
    Map<String, Object> activation = layer("PReLU", "p_re_lu");
    assertEquals(
        "Dense 'dense', activation, config: a layer of class PReLU as activation is not supported;"
            + " expected ReLU, LeakyReLU, ELU, Softmax or Activation: add others behind the layer",
        refusal(
            sequential(List.of(layer("Dense", "dense", "units", 1, "activation", activation)))));
  }

  @Test
  void failuresOfTheSystemSayMoreThanTheName() {
    Path file = Path.of("m.keras");
    assertEquals(
        "m.keras: no permission",
        KerasFormat.failed(file, new AccessDeniedException("m.keras")).getMessage());
    assertEquals(
        "m.keras: Too many open files",
        KerasFormat.failed(file, new FileSystemException("m.keras", null, "Too many open files"))
            .getMessage());
    assertEquals(
        "m.keras: FileSystemLoopException",
        KerasFormat.failed(file, new FileSystemLoopException("m.keras")).getMessage());
    assertEquals(
        "m.keras: Input/output error",
        KerasFormat.failed(file, new IOException("Input/output error")).getMessage());
  }

  @Test
  void weightsBeyondTheBudget() throws IOException {
    List<Map<String, Object>> layers = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      layers.add(layer("Dense", "dense_" + i, "units", 900));
    }
    String message = refusal(sequential(layers));
    assertTrue(
        message.startsWith(
            "layer Dense 'dense_21' (units = 900) wants a kernel of shape (900, 900)"),
        message);
    assertTrue(message.endsWith("at most 67108864 are allowed"), message);
  }

  @Test
  void codeAndGadgets() throws IOException {
    assertEquals(
        "layer Lambda 'run' holds program code, which Litmus never runs; rebuild the model without"
            + " it",
        refusal(sequential(List.of(layer("Lambda", "run", "function", "4wEAAAA=")))));
    String[][] gadgets = {
      {"java.lang", "Runtime"},
      {"os", "system"},
      {"keras.utils", "get_file"},
      {"keras.config", "enable_unsafe_deserialization"},
      {"dev.litmus.nn.layers", "Dense"},
    };
    for (String[] gadget : gadgets) {
      Map<String, Object> layer = layer(gadget[1], "x", "units", 1);
      layer.put("module", gadget[0]);
      layer.put("registered_name", gadget[1]);
      String message = refusal(sequential(List.of(layer)));
      assertTrue(
          message.contains("is not known; known, nearest first: ")
              || message.contains("from outside Keras (module '" + gadget[0] + "'"),
          message);
    }
    Map<String, Object> own = layer("Dense", "x", "units", 1);
    own.put("module", null);
    assertTrue(refusal(sequential(List.of(own))).contains("has not registered"));
    Map<String, Object> registered = layer("Dense", "x", "units", 1);
    registered.put("registered_name", "mine>Dense");
    assertTrue(refusal(sequential(List.of(registered))).contains("has not registered"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/etc/passwd", "file:///etc/passwd", "http://127.0.0.1:9/v", "v.txt"})
  void vocabulariesElsewhere(String place) throws IOException {
    assertEquals(
        "layer StringLookup 's': vocabulary names the file '%s'; vocabularies are read from inside the model file only"
            .formatted(place),
        refusal(sequential(List.of(layer("StringLookup", "s", "vocabulary", place)))));
  }

  @Test
  void lookupsWithoutVocabulary() throws IOException {
    assertEquals(
        "layer StringLookup 's' has no vocabulary, neither in its configuration nor as"
            + " assets/layers/string_lookup/vocabulary.txt",
        refusal(sequential(List.of(layer("StringLookup", "s")))));
  }

  @Test
  void otherKindsOfModels() throws IOException {
    assertEquals(
        "the model is of class 'MyModel'; Sequential and Functional models are read",
        refusal(Map.of("module", "mine", "class_name", "MyModel", "config", Map.of())));
    assertEquals(
        "the model: expected an object with a class_name; found an object with []",
        refusal(Map.of()));
    assertEquals(
        "the model has no layers",
        refusal(Map.of("class_name", "Sequential", "config", Map.of("layers", List.of()))));
    assertEquals(
        "in layer Sequential 'inner': the model: layers must be a list; found null",
        refusal(sequential(List.of(layer("Sequential", "inner")))));
    Path list = ModelFiles.withConfig(folder, "small.keras", text -> "[1]");
    assertEquals("config.json is no JSON object", refusal(list));
    Path damaged = ModelFiles.withConfig(folder, "small.keras", text -> text + "}");
    assertTrue(refusal(damaged).startsWith("member 'config.json': the JSON text"));
  }

  @Test
  void settingsThatWouldChangeTheNumbers() throws IOException {
    assertEquals(
        "Dense 'dense': lora_rank = 4 is not supported;" + " expected null",
        refusal("\"kernel_regularizer\": null", "\"kernel_regularizer\": null, \"lora_rank\": 4"));
    assertEquals(
        "layer Dense 'dense': dtype 'int8' is not supported; expected float32 or another"
            + " floating-point type",
        refusal(sequential(List.of(layer("Dense", "dense", "units", 1, "dtype", "int8")))));
    assertEquals(
        "Dense 'dense': unknown field new_option = true",
        refusal("\"units\": 1", "\"new_option\": true, \"units\": 1"));
    assertEquals(
        "layer Normalization 'n': mean holds NaN; expected finite numbers",
        refusal(
            "\"class_name\": \"Dense\", \"config\": {\"name\": \"dense\"",
            "\"class_name\": \"Normalization\", \"config\": {\"name\": \"n\", \"mean\": [NaN]"));
  }

  @Test
  void unknownFieldsThatAreOffArePassedOver() throws IOException {
    Path file =
        ModelFiles.withConfig(
            folder,
            "small.keras",
            text -> text.replace("\"units\": 1", "\"new_option\": null, \"units\": 1"));
    assertEquals(
        List.of("Dense 'dense': unknown field new_option = null is passed over"),
        KerasFormat.load(file).notices());
  }

  @Test
  void layersOfOneName() throws IOException {
    assertEquals(
        "two layers are named 'd'",
        refusal(
            sequential(List.of(layer("Dense", "d", "units", 2), layer("Dense", "d", "units", 1)))));
  }

  @Test
  void layersWithoutEnd() throws IOException {
    List<Map<String, Object>> layers = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      layers.add(layer("Flatten", "flatten_" + i));
    }
    assertEquals("the model has 20001 layers; at most 10000 are read", refusal(sequential(layers)));
    String nested = "{\"class_name\": \"Sequential\", \"config\": {\"layers\": [";
    Path deep =
        ModelFiles.withConfig(
            folder, "small.keras", text -> nested.repeat(3000) + "]}}".repeat(3000));
    assertTrue(refusal(deep).contains("nesting"), refusal(deep));
  }

  private static Map<String, Object> node(String className, String name, String... inputs) {
    List<List<Object>> tensors = new ArrayList<>();
    for (String input : inputs) {
      tensors.add(List.of(input, 0, 0, Map.of()));
    }
    Map<String, Object> layer = layer(className, name);
    layer.put("name", name);
    layer.put("inbound_nodes", inputs.length == 0 ? List.of() : List.of(tensors));
    return layer;
  }

  private static Map<String, Object> functional(List<Object> layers, String output) {
    Map<String, Object> input = node("InputLayer", "x");
    input.put("config", Map.of("name", "x", "batch_shape", Arrays.asList(null, 2)));
    List<Object> all = new ArrayList<>();
    all.add(input);
    all.addAll(layers);
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("layers", all);
    config.put("input_layers", List.of(List.of("x", 0, 0)));
    config.put("output_layers", List.of(List.of(output, 0, 0)));
    return Map.of("class_name", "Functional", "config", config);
  }

  @Test
  void graphsThatDoNotEnd() throws IOException {
    assertEquals(
        "layer Concatenate 'a' depends on itself",
        refusal(
            functional(
                List.of(node("Concatenate", "a", "x", "b"), node("Concatenate", "b", "a", "a")),
                "b")));
    assertEquals(
        "layer Flatten 'a' takes use 0 of layer 'nowhere', which does not exist",
        refusal(functional(List.of(node("Flatten", "a", "nowhere")), "a")));
    assertEquals(
        "use 0 of layer 'nowhere' does not exist",
        refusal(functional(List.of(node("Flatten", "a", "x")), "nowhere")));
    assertEquals(
        "layer Flatten 'a': expected the result of another layer as input; found 3",
        refusal(
            functional(
                List.of(
                    Map.of(
                        "class_name",
                        "Flatten",
                        "config",
                        Map.of("name", "a"),
                        "inbound_nodes",
                        List.of(Map.of("args", List.of(3), "kwargs", Map.of())))),
                "a")));
  }

  /// Every layer takes the one before twice: 2^40 paths, 40 layers.
  @Test
  void manyPathsCostNothing() throws IOException {
    List<Object> layers = new ArrayList<>();
    String last = "x";
    for (int i = 0; i < 40; i++) {
      layers.add(node("Concatenate", "c" + i, last, last));
      last = "c" + i;
      if (i == 20) {
        String message = refusal(functional(layers, last));
        assertTrue(
            message.startsWith("layer Concatenate 'c14' (axis = -1) gives outputs"), message);
        assertTrue(message.endsWith("at most 67108864 are allowed"), message);
      }
    }
    assertEquals(
        "layer Concatenate 'c29' gives more than 2^31 - 1 numbers a row for inputs"
            + " [(None, 1073741824), (None, 1073741824)]",
        refusal(functional(layers, last)));
  }

  @Test
  void filesThatAreCutOff() throws IOException {
    byte[] bytes = Files.readAllBytes(ModelFiles.copy(folder, "small.keras"));
    Path file = folder.resolve("cut.keras");
    for (int i = 0; i < 100; i++) {
      int length = bytes.length * i / 100;
      Files.write(file, Arrays.copyOf(bytes, length));
      String message = refusal(file);
      assertTrue(message.startsWith("the archive is cut off at byte " + length), message);
    }
  }

  @Test
  void flippedBitsNeverChangeAPrediction() throws IOException {
    Sequential model =
        Sequential.seeded(1, InputLayer.of(3), Dense.of(4, "relu"), Dense.of(1, "sigmoid"));
    Path file = folder.resolve("model.keras");
    KerasFormat.save(model, file);
    float[][] rows = {{1, -2, 0.5f}, {0, 0, 0}};
    float[] expected = model.predict(rows).floats();
    byte[] original = Files.readAllBytes(file);
    Random random = new Random(12);
    int refused = 0;
    for (int i = 0; i < 500; i++) {
      byte[] bytes = original.clone();
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, bytes);
      try {
        assertArrayEquals(expected, KerasFormat.load(file).model().predict(rows).floats());
      } catch (ModelFileException e) {
        refused++;
      }
    }
    assertTrue(refused > 400, refused + " of 500 refused");
  }

  @Test
  void metadataOfAnUnknownKeras() throws IOException {
    var members = ModelFiles.members(ModelFiles.copy(folder, "small.keras"));
    members.put("metadata.json", Json.write(Map.of("keras_version", "99.1")).getBytes(UTF_8));
    LoadedModel loaded = KerasFormat.load(ModelFiles.write(folder, members));
    assertEquals("99.1", loaded.kerasVersion());
    assertEquals(
        List.of("the file was written by Keras 99.1, which is not known here"), loaded.notices());
  }
}
