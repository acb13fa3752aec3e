package dev.litmus.keras;

import dev.litmus.nn.layers.Call;
import dev.litmus.nn.layers.Layer;
import dev.litmus.nn.layers.Symbol;
import dev.litmus.nn.models.Functional;
import dev.litmus.nn.models.LayerState;
import dev.litmus.nn.models.Model;
import dev.litmus.nn.models.Sequential;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// A model as its configuration describes it: layers joined, shapes known, nothing allotted yet.
///
/// @param entries the layers in the file's order; also such as no output depends on, which are no
///   part of the model
/// @param inputKeys the keys by which a program gives the inputs, in their order; none where it
///   gives a list
/// @param outputKeys the keys by which a program takes the outputs, likewise
/// @param calls the uses of layers that outputs depend on, in an order of computation
record Outline(
    boolean sequential,
    String name,
    List<LayerEntry> entries,
    List<Call> calls,
    List<Symbol> inputs,
    List<String> inputKeys,
    List<Symbol> outputs,
    List<String> outputKeys) {
  /// Makes the model, with initial weights from the seed, those inside it first.
  Model build(long seed) {
    Model model = sequential ? stack(seed) : graph(seed);
    for (LayerEntry entry : used()) {
      if (!entry.trainable()) {
        model.state(Outlined.real(entry.layer(), seed)).trainable(false);
      }
      for (String path : entry.frozen()) {
        LayerState state = model.state(Outlined.real(entry.layer(), seed));
        for (String attribute : path.split("/", -1)) {
          state = Objects.requireNonNull(state.children().get(attribute), path);
        }
        state.trainable(false);
      }
    }
    return model;
  }

  private Model stack(long seed) {
    List<Layer> layers = entries.stream().map(entry -> Outlined.real(entry.layer(), seed)).toList();
    return Sequential.named(name, seed, layers);
  }

  private Model graph(long seed) {
    Map<Symbol, Symbol> symbols = new HashMap<>();
    for (Call call : calls) {
      Call real =
          call.inputs().isEmpty() ? call : call.of(Outlined.real(call.layer(), seed), symbols);
      for (int i = 0; i < call.outputs().size(); i++) {
        symbols.put(call.outputs().get(i), real.outputs().get(i));
      }
    }
    List<Symbol> made =
        outputs.stream().map(output -> symbols.getOrDefault(output, output)).toList();
    return Functional.named(name, seed, inputs, made)
        .keyed(
            inputKeys.size() == inputs.size() ? inputKeys : List.of(),
            outputKeys.size() == made.size() ? outputKeys : List.of());
  }

  /// The entries that are part of the model.
  List<LayerEntry> used() {
    Set<Layer> layers = Collections.newSetFromMap(new IdentityHashMap<>());
    calls.forEach(call -> layers.add(call.layer()));
    return entries.stream().filter(entry -> layers.contains(entry.layer())).toList();
  }
}
