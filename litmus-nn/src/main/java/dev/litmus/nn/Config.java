package dev.litmus.nn;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A Keras configuration: names and values as they stand in its files (null, Boolean, Long, Double,
/// String, List, Map). Read through typed getters that name the owner and the field when something
/// is off; each remembers what was asked for, so that [#requireAllRead()] finds keys nobody knows.
public final class Config {
  private final String owner;
  private final Map<String, @Nullable Object> values;
  private final Set<String> read = new LinkedHashSet<>();

  private Config(String owner, Map<String, ?> values) {
    this.owner = owner;
    this.values = Collections.unmodifiableMap(new LinkedHashMap<String, @Nullable Object>(values));
  }

  /// The configuration of `owner`, which errors name, such as `Dense 'dense_1'`.
  public static Config of(String owner, Map<String, ?> values) {
    return new Config(owner, values);
  }

  /// An object as Keras's files describe it: module, class name and configuration.
  public static Map<String, @Nullable Object> object(
      String module, String className, Map<String, ?> config) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("module", module);
    object.put("class_name", className);
    object.put("config", config);
    object.put("registered_name", null);
    return object;
  }

  /// Whose configuration this is.
  public String owner() {
    return owner;
  }

  /// All keys, in file order.
  public Set<String> keys() {
    return values.keySet();
  }

  /// Whether the key is there with a value other than null.
  public boolean has(String key) {
    return value(key) != null;
  }

  /// The value as it stands, or null when absent.
  public @Nullable Object value(String key) {
    read.add(key);
    return values.get(key);
  }

  public String string(String key) {
    if (value(key) instanceof String text) {
      return text;
    }
    throw wrong(key, "a text");
  }

  public String string(String key, String ifAbsent) {
    return has(key) ? string(key) : ifAbsent;
  }

  public boolean bool(String key, boolean ifAbsent) {
    return switch (value(key)) {
      case null -> ifAbsent;
      case Boolean flag -> flag;
      default -> throw wrong(key, "true or false");
    };
  }

  /// A whole number from `min` to 2^31 - 1.
  public int integer(String key, int min) {
    if (value(key) instanceof Long number && number >= min && number <= Integer.MAX_VALUE) {
      return number.intValue();
    }
    throw wrong(key, "a whole number of at least " + min);
  }

  public int integer(String key, int min, int ifAbsent) {
    return has(key) ? integer(key, min) : ifAbsent;
  }

  /// A whole number of any size, or null when absent: a seed.
  public @Nullable Long longOrNull(String key) {
    return switch (value(key)) {
      case null -> null;
      case Long number -> number;
      default -> throw wrong(key, "a whole number or null");
    };
  }

  public double number(String key) {
    if (value(key) instanceof Number number) {
      return number.doubleValue();
    }
    throw wrong(key, "a number");
  }

  public double number(String key, double ifAbsent) {
    return has(key) ? number(key) : ifAbsent;
  }

  /// A list, empty when absent.
  public List<@Nullable Object> list(String key) {
    return switch (value(key)) {
      case null -> List.of();
      case List<?> list -> new ArrayList<@Nullable Object>(list);
      default -> throw wrong(key, "a list");
    };
  }

  /// An inner configuration, owned by this owner's field.
  public Config config(String key) {
    if (!(value(key) instanceof Map<?, ?> map)) {
      throw wrong(key, "an object");
    }
    Map<String, @Nullable Object> inner = new LinkedHashMap<>();
    map.forEach((name, value) -> inner.put(String.valueOf(name), value));
    return of(owner + ", " + key, inner);
  }

  /// Marks keys as known although their value makes no difference here.
  public Config ignore(String... keys) {
    Collections.addAll(read, keys);
    return this;
  }

  /// Refuses a value other than null or `standard` for a key whose other values are not supported.
  public Config requireDefault(String key, @Nullable Object standard) {
    Object found = value(key);
    if (found != null && !found.equals(standard)) {
      throw new IllegalArgumentException(
          "%s: %s = %s is not supported; expected %s".formatted(owner, key, found, standard));
    }
    return this;
  }

  /// The keys that nobody asked for.
  public List<String> unread() {
    return values.keySet().stream().filter(key -> !read.contains(key)).toList();
  }

  /// Refuses keys that nobody asked for.
  public void requireAllRead() {
    if (!unread().isEmpty()) {
      throw new IllegalArgumentException(
          "%s: unknown %s; known: %s".formatted(owner, unread(), List.copyOf(read)));
    }
  }

  private IllegalArgumentException wrong(String key, String expected) {
    Object found = values.get(key);
    return new IllegalArgumentException(
        "%s: %s must be %s; found %s"
            .formatted(owner, key, expected, found instanceof String ? "'" + found + "'" : found));
  }
}
