package dev.litmus.keras;

import dev.litmus.keras.json.Json;
import dev.litmus.nn.Config;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The folder of evidence that does not ship: named by LITMUS_SHARED, else `shared` beside the
/// repository. Tests that need it are skipped without it.
final class SharedFolder {
  private SharedFolder() {}

  /// A path in it, if it is there.
  static Optional<Path> find(String path) {
    String named = System.getenv("LITMUS_SHARED");
    Path folder = Path.of(named == null ? "../../shared" : named);
    return Optional.of(folder.resolve(path)).filter(Files::exists);
  }

  /// The one object of a JSON file.
  static Config object(Path json) throws IOException {
    Object object = Objects.requireNonNull(Json.readFromPython(Files.readAllBytes(json)));
    return Config.of(json.toString(), Map.of("object", object)).config("object");
  }

  /// A list of numbers.
  static float[] floats(Config object, String key) {
    List<?> list = object.list(key);
    float[] floats = new float[list.size()];
    for (int i = 0; i < floats.length; i++) {
      // Numbers that are not finite stand as texts.
      Object number = Objects.requireNonNull(list.get(i));
      floats[i] =
          number instanceof Number finite
              ? finite.floatValue()
              : Float.parseFloat(number.toString().replace("inf", "Infinity"));
    }
    return floats;
  }

  /// The objects of a list in a JSON file.
  static List<Config> objects(Path json, String key) throws IOException {
    if (!(Json.readFromPython(Files.readAllBytes(json)) instanceof Map<?, ?> file)
        || !(file.get(key) instanceof List<?> items)) {
      throw new IllegalArgumentException("no list '%s' in %s".formatted(key, json));
    }
    List<Config> objects = new ArrayList<>();
    for (Object item : items) {
      objects.add(Config.of(json + ", " + key, Map.of("item", item)).config("item"));
    }
    return objects;
  }
}
