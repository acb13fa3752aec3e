package dev.litmus.keras;

import dev.litmus.nn.layers.Layer;
import dev.litmus.nn.layers.Symbol;
import dev.litmus.nn.models.Functional;
import dev.litmus.nn.models.Model;
import dev.litmus.nn.models.Sequential;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/// A model as its configuration describes it: layers joined, shapes known, nothing allotted yet.
///
/// @param entries the layers in the file's order; also such as no output depends on, which are no
///   part of the model
/// @param symbols the uses of layers that outputs depend on, in an order of computation
record Outline(
    boolean sequential,
    String name,
    List<LayerEntry> entries,
    List<Symbol> symbols,
    List<Symbol> inputs,
    List<Symbol> outputs) {
  /// Makes the model, with initial weights from the seed.
  Model build(long seed) {
    Model model =
        sequential
            ? Sequential.named(name, seed, entries.stream().map(LayerEntry::layer).toList())
            : Functional.named(name, seed, inputs, outputs);
    for (LayerEntry entry : used()) {
      model.state(entry.layer()).trainable(entry.trainable());
    }
    return model;
  }

  /// The entries that are part of the model.
  List<LayerEntry> used() {
    Set<Layer> layers = Collections.newSetFromMap(new IdentityHashMap<>());
    symbols.forEach(symbol -> layers.add(symbol.layer()));
    return entries.stream().filter(entry -> layers.contains(entry.layer())).toList();
  }
}
