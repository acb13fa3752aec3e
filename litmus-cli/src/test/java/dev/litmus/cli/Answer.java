package dev.litmus.cli;

import static org.junit.jupiter.api.Assertions.fail;

import dev.litmus.keras.json.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A JSON object that a verb printed, read by paths such as `metrics/confusion/tp`.
record Answer(Map<?, ?> values) {
  static Answer parse(String text) {
    return Json.read(text.strip()) instanceof Map<?, ?> map
        ? new Answer(map)
        : fail("no JSON object: " + text);
  }

  /// The keys in order.
  List<String> keys() {
    return values.keySet().stream().map(String::valueOf).toList();
  }

  boolean isNull(String path) {
    return find(path) == null;
  }

  Object get(String path) {
    Object value = find(path);
    return value != null ? value : fail(path + " is null in " + values);
  }

  double number(String path) {
    return get(path) instanceof Number number ? number.doubleValue() : fail(path + " in " + values);
  }

  String text(String path) {
    return String.valueOf(get(path));
  }

  List<?> list(String path) {
    return get(path) instanceof List<?> list ? list : fail(path + " is no list in " + values);
  }

  double number(String path, int index) {
    return list(path).get(index) instanceof Number number
        ? number.doubleValue()
        : fail(path + " in " + values);
  }

  private @Nullable Object find(String path) {
    Object value = values;
    for (String key : path.split("/")) {
      if (!(value instanceof Map<?, ?> map) || !map.containsKey(key)) {
        return fail("no " + path + " in " + values);
      }
      value = map.get(key);
    }
    return value;
  }
}
