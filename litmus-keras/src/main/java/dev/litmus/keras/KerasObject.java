package dev.litmus.keras;

import dev.litmus.nn.Config;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An object as Keras's files describe it: where its class comes from, the class, the
/// configuration.
///
/// @param module the class's module, or empty when the file gives none, as Keras 2 did
/// @param registeredName the name under which a program registered the class, or empty
/// @param fields all fields of the description, these among them
record KerasObject(
    String module, String className, String registeredName, Map<String, @Nullable Object> fields) {
  /// Reads a description; `owner` is named in errors.
  static KerasObject read(@Nullable Object value, String owner) {
    if (!(value instanceof Map<?, ?> map) || !(map.get("class_name") instanceof String className)) {
      throw new IllegalArgumentException(
          "%s: expected an object with a class_name; found %s".formatted(owner, brief(value)));
    }
    return new KerasObject(
        map.get("module") instanceof String module ? module : "",
        className,
        map.get("registered_name") instanceof String name ? name : "",
        fields(map));
  }

  /// The same in Keras 3's words.
  KerasObject upgraded() {
    return read(Keras2.upgraded(fields), "an object of class " + className);
  }

  /// Whether the description means a class of Keras itself rather than a user's: Keras 2 gave no
  /// module, and Keras 3 writes null for the classes of the program that saved the file.
  boolean isKeras() {
    boolean kerasModule =
        module.isEmpty()
            ? !fields.containsKey("module")
            : module.equals("keras") || module.startsWith("keras.");
    return kerasModule && !registeredName.contains(">");
  }

  /// The configuration's fields.
  Map<String, @Nullable Object> config(String owner) {
    if (!(fields.get("config") instanceof Map<?, ?> config)) {
      throw new IllegalArgumentException(
          "%s: expected an object under config; found %s"
              .formatted(owner, brief(fields.get("config"))));
    }
    return fields(config);
  }

  /// The configuration as the typed reader that the engine's factories take.
  Config typedConfig(String owner) {
    return Config.of(owner, config(owner));
  }

  static Map<String, @Nullable Object> fields(Map<?, ?> map) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    map.forEach((key, value) -> fields.put(String.valueOf(key), value));
    return fields;
  }

  /// A value for a message: long texts, lists and objects cut short.
  static String brief(@Nullable Object value) {
    String text =
        switch (value) {
          case Map<?, ?> map ->
              "an object with " + List.copyOf(map.keySet()).subList(0, Math.min(5, map.size()));
          case List<?> list -> "a list of " + list.size();
          case String string -> "'" + string + "'";
          case null, default -> String.valueOf(value);
        };
    return text.length() <= 120 ? text : text.substring(0, 120) + "...";
  }
}
