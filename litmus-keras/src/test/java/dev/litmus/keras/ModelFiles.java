package dev.litmus.keras;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.litmus.keras.archive.ArchiveReader;
import dev.litmus.keras.archive.ArchiveWriter;
import dev.litmus.keras.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The files that tools/make_keras_fixtures.py makes with Keras, and changes to them.
final class ModelFiles {
  private ModelFiles() {}

  /// A copy of a resource in a folder.
  static Path copy(Path folder, String name) throws IOException {
    Path file = folder.resolve(Path.of(name).getFileName().toString());
    try (InputStream in =
        Objects.requireNonNull(ModelFiles.class.getResourceAsStream(name), name)) {
      Files.write(file, in.readAllBytes());
    }
    return file;
  }

  static Npz arrays(Path folder, String name) throws IOException {
    return Npz.read(copy(folder, name + ".npz"));
  }

  /// The members of an archive.
  static SequencedMap<String, byte[]> members(Path file) throws IOException {
    SequencedMap<String, byte[]> members = new LinkedHashMap<>();
    try (ArchiveReader archive = ArchiveReader.open(file)) {
      for (String name : archive.names()) {
        members.put(name, archive.read(name, 1 << 28));
      }
    }
    return members;
  }

  /// Writes members to a new file in a folder.
  static Path write(Path folder, SequencedMap<String, byte[]> members) throws IOException {
    SequencedMap<String, ArchiveWriter.Content> contents = new LinkedHashMap<>();
    members.forEach((name, bytes) -> contents.put(name, ArchiveWriter.Content.of(bytes)));
    Path file = folder.resolve("changed.keras");
    ArchiveWriter.write(file, true, contents);
    return file;
  }

  /// A copy of a resource with another text as configuration.
  static Path withConfig(Path folder, String name, UnaryOperator<String> change)
      throws IOException {
    SequencedMap<String, byte[]> members = members(copy(folder, name));
    String config = new String(Objects.requireNonNull(members.get("config.json")), UTF_8);
    String changed = change.apply(config);
    if (changed.equals(config)) {
      throw new IllegalArgumentException("the change changes nothing in " + config);
    }
    members.put("config.json", changed.getBytes(UTF_8));
    return write(folder, members);
  }

  /// A copy of a resource with another description as configuration.
  static Path withConfig(Path folder, String name, Map<String, ?> config) throws IOException {
    return withConfig(folder, name, text -> Json.write(config));
  }

  /// A layer's description.
  static Map<String, Object> layer(String className, String name, Object... fields) {
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("name", name);
    for (int i = 0; i < fields.length; i += 2) {
      config.put((String) fields[i], fields[i + 1]);
    }
    Map<String, Object> layer = new LinkedHashMap<>();
    layer.put("module", "keras.layers");
    layer.put("class_name", className);
    layer.put("config", config);
    return layer;
  }

  /// A sequential model's description: an input of two numbers, then those layers.
  static Map<String, Object> sequential(List<? extends Map<String, ?>> layers) {
    List<Object> all = new ArrayList<>();
    List<@Nullable Object> shape = new ArrayList<>();
    shape.add(null);
    shape.add(2);
    all.add(layer("InputLayer", "input_layer", "batch_shape", shape, "dtype", "float32"));
    all.addAll(layers);
    return Map.of(
        "module",
        "keras",
        "class_name",
        "Sequential",
        "config",
        Map.of("name", "m", "layers", all));
  }
}
