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
import dev.litmus.nn.models.Model;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Descriptions of layers that are hostile: program code, files elsewhere, sizes without bound,
/// graphs without end, fields to come.
class DescriptionFaultsTest extends Faults {
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

  /// Models in models, each used eight times: sixteen of them use one layer 8^16 times.
  @Test
  void f18ModelsUsedManyTimes() throws IOException {
    for (boolean atEveryStep : List.of(false, true)) {
      String message =
          refusal(
              file("uses.json", nestedUses(atEveryStep ? 10 : 16, 8, atEveryStep).getBytes(UTF_8)));
      assertTrue(message.contains("is one use too many"), message);
      assertTrue(message.endsWith("at most 30000 uses are read"), message);
    }
    Model model =
        KerasFormat.loadArchitecture(
            file("uses.json", nestedUses(4, 8, false).getBytes(UTF_8)), OPTIONS);
    assertEquals(6, model.countParams());
    assertEquals(2, model.predict(new float[][] {{3, -4}}).floats().length);
  }

  /// Models in models, each used several times in a row by the one around it.
  private static String nestedUses(int levels, int uses, boolean atEveryStep) {
    Map<String, Object> used = layer("Dense", "d", "units", 2);
    used.put("name", "d");
    for (int level = 0; level < levels; level++) {
      List<Object> shape =
          atEveryStep && level > 0 ? Arrays.asList(null, null, 2) : Arrays.asList(null, 2);
      Map<String, Object> input = layer("InputLayer", "x", "batch_shape", shape);
      input.put("name", "x");
      input.put("inbound_nodes", List.of());
      String name = "m" + level;
      String inner = String.valueOf(used.get("name"));
      if (atEveryStep && level == 1) {
        used = layer("TimeDistributed", "t", "layer", new LinkedHashMap<>(used));
        inner = "t";
      }
      List<Object> nodes = new ArrayList<>();
      for (int use = 0; use < uses; use++) {
        nodes.add(List.of(List.of(use == 0 ? "x" : inner, Math.max(0, use - 1), 0, Map.of())));
      }
      used.put("name", inner);
      used.put("inbound_nodes", nodes);
      Map<String, Object> config = new LinkedHashMap<>();
      config.put("name", name);
      config.put("layers", List.of(input, used));
      config.put("input_layers", List.of(List.of("x", 0, 0)));
      config.put("output_layers", List.of(List.of(inner, uses - 1, 0)));
      used = new LinkedHashMap<>(Map.of("class_name", "Functional", "config", config));
      used.put("name", name);
    }
    return Json.write(used);
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

  /// Names from a file never reach a terminal as they are.
  @Test
  void namesThatCommandTerminals() throws IOException {
    Map<String, Object> evil = layer("Dense", "\u001b[2J\n\u202e", "units", 0);
    for (Path file : everywhere(sequential(List.of(evil)))) {
      assertTrue(refusal(file).contains("Dense '\\u001b[2J\\u000a\\u202e'"), () -> refusal(file));
    }
  }
}
