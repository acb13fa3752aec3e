package dev.litmus.nn.models;

import dev.litmus.nn.internal.SnakeCase;
import dev.litmus.nn.layers.Layer;
import dev.litmus.nn.layers.Symbol;
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

  LayerNames(List<Symbol> symbols) {
    Set<String> taken = new HashSet<>();
    for (Symbol symbol : symbols) {
      Layer layer = symbol.layer();
      if (!layer.name().isEmpty() && !names.containsKey(layer)) {
        if (!taken.add(layer.name())) {
          throw new IllegalArgumentException(
              "two layers are named '%s'; names must differ".formatted(layer.name()));
        }
        names.put(layer, layer.name());
      }
    }
    Map<String, Integer> counts = new HashMap<>();
    for (Symbol symbol : symbols) {
      if (!names.containsKey(symbol.layer())) {
        String base = SnakeCase.of(symbol.layer().className());
        String name;
        do {
          int count = counts.merge(base, 1, Integer::sum) - 1;
          name = count == 0 ? base : base + "_" + count;
        } while (!taken.add(name));
        names.put(symbol.layer(), name);
      }
    }
  }

  String of(Layer layer) {
    String name = names.get(layer);
    if (name == null) {
      throw new IllegalArgumentException("not a layer of this model: " + layer);
    }
    return name;
  }
}
