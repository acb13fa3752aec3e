package dev.litmus.keras;

import dev.litmus.keras.hdf5.Hdf5Attribute;
import dev.litmus.keras.hdf5.Hdf5GroupBuilder;
import dev.litmus.keras.hdf5.Hdf5Node;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Lists of names that legacy `.h5` files keep as attributes. A list beyond what an attribute may
/// hold is cut into `layer_names0`, `layer_names1`, and so on.
final class NameLists {
  /// The size that Keras allows an attribute, in bytes.
  private static final int MOST_BYTES = 64_512;

  private NameLists() {}

  /// The names; none when there is no such attribute, as in Keras.
  static List<String> read(Hdf5Node node, String attribute) {
    Optional<Hdf5Attribute> whole = node.attribute(attribute);
    if (whole.isPresent()) {
      return List.of(whole.get().strings());
    }
    List<String> names = new ArrayList<>();
    for (int part = 0; node.attribute(attribute + part).isPresent(); part++) {
      node.attribute(attribute + part).ifPresent(a -> names.addAll(List.of(a.strings())));
    }
    return names;
  }

  /// Writes the names as texts of one width.
  static void write(Hdf5GroupBuilder group, String attribute, List<String> names) {
    if (names.isEmpty()) {
      group.attribute(attribute, names);
      return;
    }
    int width =
        names.stream().mapToInt(n -> n.getBytes(StandardCharsets.UTF_8).length).max().orElse(1);
    if (width > MOST_BYTES) {
      throw new IllegalArgumentException(
          "a name of %d bytes does not fit in an .h5 file, which takes %d; shorten the layers' names"
              .formatted(width, MOST_BYTES));
    }
    int each = MOST_BYTES / Math.max(1, width);
    if (names.size() <= each) {
      group.fixedAttribute(attribute, names);
      return;
    }
    for (int from = 0, part = 0; from < names.size(); from += each, part++) {
      group.fixedAttribute(
          attribute + part, names.subList(from, Math.min(names.size(), from + each)));
    }
  }
}
