package dev.litmus.nn.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the JSON in fixtures, which is sound: objects, lists, texts, numbers and words.
public final class Json {
  private final String text;
  private int at;

  private Json(String text) {
    this.text = text;
  }

  /// The value: null, Boolean, Long, Double, String, List or Map.
  public static @Nullable Object read(String text) {
    return new Json(text).value();
  }

  /// An object as a map.
  public static Map<String, @Nullable Object> object(String text) {
    return new Json(text).object();
  }

  private @Nullable Object value() {
    return switch (peek()) {
      case '{' -> object();
      case '[' -> list();
      case '"' -> string();
      default -> word();
    };
  }

  private Map<String, @Nullable Object> object() {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    next('{');
    while (peek() != '}') {
      String key = string();
      next(':');
      map.put(key, value());
      if (peek() == ',') {
        next(',');
      }
    }
    next('}');
    return map;
  }

  private List<@Nullable Object> list() {
    List<@Nullable Object> list = new ArrayList<>();
    next('[');
    while (peek() != ']') {
      list.add(value());
      if (peek() == ',') {
        next(',');
      }
    }
    next(']');
    return list;
  }

  private String string() {
    next('"');
    StringBuilder string = new StringBuilder();
    while (text.charAt(at) != '"') {
      if (text.charAt(at) == '\\') {
        at++;
        if (text.charAt(at) == 'u') {
          string.append((char) Integer.parseInt(text.substring(at + 1, at + 5), 16));
          at += 5;
          continue;
        }
        int control = "nrtbf".indexOf(text.charAt(at));
        string.append(control < 0 ? text.charAt(at) : "\n\r\t\b\f".charAt(control));
        at++;
        continue;
      }
      string.append(text.charAt(at++));
    }
    at++;
    return string.toString();
  }

  private @Nullable Object word() {
    int start = at;
    while (at < text.length() && ",]} ".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    String word = text.substring(start, at);
    return switch (word) {
      case "null" -> null;
      case "true" -> true;
      case "false" -> false;
      default -> word.matches("-?\\d+") ? (Object) Long.valueOf(word) : Double.valueOf(word);
    };
  }

  private char peek() {
    while (text.charAt(at) == ' ') {
      at++;
    }
    return text.charAt(at);
  }

  private void next(char expected) {
    if (peek() != expected) {
      throw new IllegalArgumentException("expected " + expected + " at " + at + " of " + text);
    }
    at++;
  }
}
