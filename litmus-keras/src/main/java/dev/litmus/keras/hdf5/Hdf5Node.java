package dev.litmus.keras.hdf5;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A group or a data set: a name, a place in the tree, attributes.
public abstract sealed class Hdf5Node permits Hdf5Group, Hdf5Dataset {
  private final @Nullable Hdf5Group parent;
  private final String name;
  private final Map<String, Hdf5Attribute> attributes = new LinkedHashMap<>();

  Hdf5Node(@Nullable Hdf5Group parent, String name) {
    this.parent = parent;
    this.name = name;
  }

  /// The last part of the path; empty for the root.
  public String name() {
    return name;
  }

  /// The absolute path, such as `/layers/dense/vars/0`; put together on demand, since a hostile
  /// file can nest long names.
  public String path() {
    if (parent == null) {
      return "/";
    }
    Deque<String> parts = new ArrayDeque<>();
    Hdf5Node node = this;
    while (node != null) {
      if (node.parent != null) {
        parts.addFirst(node.name);
      }
      node = node.parent;
    }
    return "/" + String.join("/", parts);
  }

  /// The path for messages, shortened where a hostile file made it endless.
  @Override
  public String toString() {
    String path = path();
    return path.length() <= 400 ? path : path.substring(0, 400) + "...";
  }

  /// The attributes in file order; values are decoded when asked for.
  public Map<String, Hdf5Attribute> attributes() {
    return Collections.unmodifiableMap(attributes);
  }

  public Optional<Hdf5Attribute> attribute(String name) {
    return Optional.ofNullable(attributes.get(name));
  }

  void add(Hdf5Attribute attribute) {
    if (attributes.putIfAbsent(attribute.name(), attribute) != null) {
      throw new Hdf5Exception(
          "HDF5 object '%s' has two attributes named '%s'".formatted(this, attribute.name()));
    }
  }
}
