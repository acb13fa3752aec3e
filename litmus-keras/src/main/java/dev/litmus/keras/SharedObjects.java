package dev.litmus.keras;

import dev.litmus.nn.layers.Layer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Layers and models that a file describes in several places though they were one object. Keras
/// 3.15 marks all places but the first, and some of the first, by `shared_object_id`, and keeps the
/// weights at the first place only. Other files that it is to load must have copies in each, so
/// ours are marked by a key that Keras passes over.
final class SharedObjects {
  /// The mark of our own files.
  static final String MARK = "litmus_shared_object_id";

  private static final String KERAS_MARK = "shared_object_id";

  private final Map<Long, Place> marked = new HashMap<>();
  private final Map<List<@Nullable Object>, List<Place>> unmarked = new HashMap<>();
  private final Map<String, String> originals = new HashMap<>();

  /// Where an object is described.
  ///
  /// @param path the full path of its weights
  /// @param group that path in the model that it stands in
  /// @param vocabularies what is beside the configuration of that model
  /// @param object the description
  /// @param made what is made of it
  record Place(
      String path, String group, VocabularyReader vocabularies, KerasObject object, Made made) {
    private @Nullable Object config() {
      return object.fields().get("config");
    }

    private List<@Nullable Object> key() {
      List<@Nullable Object> key = new ArrayList<>();
      key.add(object.className());
      key.add(config() instanceof Map<?, ?> config ? config.get("name") : null);
      return key;
    }
  }

  /// The model that is made of a description.
  static final class Made {
    private @Nullable Layer layer;

    void layer(Layer of) {
      layer = of;
    }

    Optional<Layer> layer() {
      return Optional.ofNullable(layer);
    }
  }

  /// Notes a place of an object.
  ///
  /// @return the first place of the same object, which may be this one
  Place meet(Place place) {
    Map<String, @Nullable Object> fields = place.object().fields();
    Object id = fields.get(KERAS_MARK) == null ? fields.get(MARK) : fields.get(KERAS_MARK);
    if (!(id instanceof Long number)) {
      unmarked.computeIfAbsent(place.key(), key -> new ArrayList<>()).add(place);
      return place;
    }
    Place before = marked.computeIfAbsent(number, key -> unmarked(place));
    // The words must agree: so a file that says more is a longer one.
    if (before.path().equals(place.path()) || !same(before.config(), place.config())) {
      return place;
    }
    originals.putIfAbsent(place.path(), before.path());
    return before;
  }

  /// An earlier place without a mark that has the same description, or this one.
  private Place unmarked(Place place) {
    List<Place> earlier = unmarked.getOrDefault(place.key(), new ArrayList<>());
    for (Place candidate : earlier) {
      if (same(candidate.config(), place.config())) {
        earlier.remove(candidate);
        return candidate;
      }
    }
    return place;
  }

  /// Whether two descriptions are equal but for marks.
  private static boolean same(@Nullable Object a, @Nullable Object b) {
    if (a instanceof Map<?, ?> left && b instanceof Map<?, ?> right) {
      Set<Object> keys = new HashSet<>(left.keySet());
      keys.addAll(right.keySet());
      keys.removeAll(List.of(KERAS_MARK, MARK));
      return keys.stream().allMatch(key -> same(left.get(key), right.get(key)));
    }
    if (a instanceof List<?> left && b instanceof List<?> right) {
      boolean same = left.size() == right.size();
      for (int i = 0; same && i < left.size(); i++) {
        same = same(left.get(i), right.get(i));
      }
      return same;
    }
    return Objects.equals(a, b);
  }

  /// The path at which the file has the weights, if those at this one are said to be others'.
  Optional<String> original(String path) {
    for (int end = path.length(); end > 0; end = path.lastIndexOf('/', end - 1)) {
      String original = originals.get(path.substring(0, end));
      if (original != null) {
        return Optional.of(original + path.substring(end));
      }
    }
    return Optional.empty();
  }
}
