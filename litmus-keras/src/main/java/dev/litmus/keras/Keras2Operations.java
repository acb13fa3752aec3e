package dev.litmus.keras;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The operation nodes of Keras 2, layers of class `TFOpLambda` and `SlicingOpLambda`, put into
/// Keras 3's words. They name a function of TensorFlow and give its arguments: the first as the
/// node's input, the others by name. The functions form a closed list, [Keras2Functions].
final class Keras2Operations {
  private static final String OLD_CONSTANT = "_CONSTANT_VALUE";
  private static final String OLD_NAMES = "compat.v1.";

  private Keras2Operations() {}

  /// The description of a layer of a functional model, in Keras 3's words.
  ///
  /// @throws IllegalArgumentException for a function or an argument that Keras 3 has no words for
  static @Nullable Object upgraded(@Nullable Object description) {
    if (!(description instanceof Map<?, ?> layer)
        || !("TFOpLambda".equals(layer.get("class_name"))
            || "SlicingOpLambda".equals(layer.get("class_name")))
        || !(layer.get("config") instanceof Map<?, ?> config)
        || !(layer.get("inbound_nodes") instanceof List<?> nodes)) {
      return description;
    }
    String owner = "operation '%s'".formatted(config.get("name"));
    Keras2Functions.Function function = function(owner, config.get("function"));
    if (nodes.size() != 1) {
      throw new IllegalArgumentException(
          "%s is called %d times; one call is read".formatted(owner, nodes.size()));
    }
    Map<String, @Nullable Object> given = arguments(owner, function, nodes.getFirst());
    List<@Nullable Object> args = new ArrayList<>();
    for (String parameter : function.parameters()) {
      args.add(given.remove(parameter));
    }
    while (!args.isEmpty() && args.getLast() == null) {
      args.removeLast();
    }
    Map<String, @Nullable Object> settings = new LinkedHashMap<>();
    settings.put("name", config.get("name"));
    function
        .settings()
        .forEach((key, setting) -> {
          Object value = given.remove(setting.parameter());
          settings.put(key, value == null ? setting.ifAbsent() : setting(key, value));
        });
    given.remove("name");
    given.forEach((parameter, value) -> {
      if (value != null && !Boolean.FALSE.equals(value)) {
        throw new IllegalArgumentException(
            "%s: tf.%s with %s = %s is not supported"
                .formatted(owner, config.get("function"), parameter, KerasObject.brief(value)));
      }
    });
    Map<String, @Nullable Object> operation = new LinkedHashMap<>();
    operation.put("module", "keras.src.ops");
    operation.put("class_name", function.className());
    operation.put("config", settings);
    operation.put("registered_name", function.className());
    operation.put("name", config.get("name"));
    operation.put("inbound_nodes", List.of(Map.of("args", args, "kwargs", Map.of())));
    return operation;
  }

  /// TensorFlow splits into parts of given sizes, Keras 3 at given places.
  private static Object setting(String key, Object value) {
    if (!key.equals("indices_or_sections") || !(value instanceof List<?> sizes)) {
      return value;
    }
    List<Object> places = new ArrayList<>();
    long place = 0;
    for (Object size : sizes.subList(0, Math.max(0, sizes.size() - 1))) {
      if (!(size instanceof Long length) || length < 0) {
        throw new IllegalArgumentException("tf.split takes whole sizes; found " + sizes);
      }
      place += length;
      places.add(place);
    }
    return places;
  }

  private static Keras2Functions.Function function(String owner, @Nullable Object name) {
    String known =
        name instanceof String text
            ? text.startsWith(OLD_NAMES) ? text.substring(OLD_NAMES.length()) : text
            : "";
    Keras2Functions.Function function = Keras2Functions.ALL.get(known);
    if (function == null) {
      throw new IllegalArgumentException(
          "%s calls tf.%s, which is not known; known: %s"
              .formatted(
                  owner, name, String.join(", ", new TreeSet<>(Keras2Functions.ALL.keySet()))));
    }
    return function;
  }

  /// All arguments of the call by name.
  private static Map<String, @Nullable Object> arguments(
      String owner, Keras2Functions.Function function, @Nullable Object node) {
    Map<String, @Nullable Object> given = new HashMap<>();
    if (!(node instanceof List<?> list) || list.isEmpty()) {
      throw new IllegalArgumentException(
          "%s: expected a call; found %s".formatted(owner, KerasObject.brief(node)));
    }
    List<?> named = list;
    if (list.getFirst() instanceof String) {
      given.put(function.first(), value(list));
    } else {
      given.put(
          function.first(), list.stream().<@Nullable Object>map(Keras2Operations::value).toList());
      named = list.getFirst() instanceof List<?> first ? first : List.of();
    }
    if (named.size() > 3 && named.get(3) instanceof Map<?, ?> others) {
      others.forEach((name, value) -> given.put(String.valueOf(name), value(value)));
    }
    return given;
  }

  /// A tensor `["layer", use, result]`, a constant `["_CONSTANT_VALUE", -1, value]`, a slice
  /// `{"start": .., "stop": .., "step": ..}`, a list of such, or a value as it is.
  private static @Nullable Object value(@Nullable Object written) {
    if (written instanceof List<?> list) {
      if (list.size() >= 3 && OLD_CONSTANT.equals(list.getFirst())) {
        return list.get(2);
      }
      return list.size() >= 3 && list.getFirst() instanceof String
          ? object("__keras_tensor__", Map.of("keras_history", list.subList(0, 3)))
          : list.stream().<@Nullable Object>map(Keras2Operations::value).toList();
    }
    return written instanceof Map<?, ?> slice && slice.containsKey("start")
        ? object("__slice__", slice)
        : written;
  }

  private static Map<String, Object> object(String className, Map<?, ?> config) {
    return Map.of("class_name", className, "config", Collections.unmodifiableMap(config));
  }
}
