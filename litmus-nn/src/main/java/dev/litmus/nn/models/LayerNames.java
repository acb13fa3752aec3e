package dev.litmus.nn.models;

import dev.litmus.nn.internal.SnakeCase;
import dev.litmus.nn.layers.Call;
import dev.litmus.nn.layers.Layer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The names of a model's layers: their own, or made of the class name as Keras does, `dense`,
/// `dense_1`.
final class LayerNames {
  private final IdentityHashMap<Layer, String> names = new IdentityHashMap<>();

  /// Names the layers of those calls.
  ///
  /// @param existing layers that have a name already
  LayerNames(List<Call> calls, List<LayerState> existing) {
    Set<String> taken = new HashSet<>();
    for (LayerState state : existing) {
      taken.add(state.name());
      names.put(state.layer(), state.name());
    }
    for (Call call : calls) {
      Layer layer = call.layer();
      if (!layer.name().isEmpty() && !isDefault(layer) && !names.containsKey(layer)) {
        if (!taken.add(layer.name())) {
          throw new IllegalArgumentException(
              "two layers are named '%s'; names must differ".formatted(layer.name()));
        }
        names.put(layer, layer.name());
      }
    }
    Map<String, Integer> counts = new HashMap<>();
    for (Call call : calls) {
      if (!names.containsKey(call.layer())) {
        String base = SnakeCase.of(call.layer().className());
        String name;
        do {
          int count = counts.merge(base, 1, Integer::sum) - 1;
          name = count == 0 ? base : base + "_" + count;
        } while (!taken.add(name));
        names.put(call.layer(), name);
      }
    }
  }

  /// A model always has a name; the one of its class counts as none.
  private static boolean isDefault(Layer layer) {
    return layer instanceof Model && layer.name().equals(SnakeCase.of(layer.className()));
  }

  String of(Layer layer) {
    String name = names.get(layer);
    if (name == null) {
      throw new IllegalArgumentException("not a layer of this model: " + layer);
    }
    return name;
  }
}
