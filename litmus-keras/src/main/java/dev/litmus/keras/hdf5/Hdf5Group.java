package dev.litmus.keras.hdf5;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A folder of groups and data sets.
public final class Hdf5Group extends Hdf5Node {
  private final Map<String, Hdf5Node> children = new LinkedHashMap<>();

  Hdf5Group(@Nullable Hdf5Group parent, String name) {
    super(parent, name);
  }

  /// The members in the order of the file (by name in files that h5py wrote).
  public Map<String, Hdf5Node> children() {
    return Collections.unmodifiableMap(children);
  }

  /// The group at a path below this one, such as `layers/dense/vars`, if there is one.
  public Optional<Hdf5Group> group(String path) {
    return find(path) instanceof Hdf5Group group ? Optional.of(group) : Optional.empty();
  }

  /// The data set at a path below this one, if there is one.
  public Optional<Hdf5Dataset> dataset(String path) {
    return find(path) instanceof Hdf5Dataset dataset ? Optional.of(dataset) : Optional.empty();
  }

  private @Nullable Hdf5Node find(String path) {
    Hdf5Node node = this;
    for (String part : path.split("/")) {
      if (!(node instanceof Hdf5Group group)) {
        return null;
      }
      node = group.children.get(part);
    }
    return node;
  }

  void add(Hdf5Node child) {
    children.put(child.name(), child);
  }
}
