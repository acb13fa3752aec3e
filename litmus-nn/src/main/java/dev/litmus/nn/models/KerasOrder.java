package dev.litmus.nn.models;

import dev.litmus.nn.layers.Layer;
import dev.litmus.nn.layers.Symbol;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;

/// The order in which Keras lists the layers of a functional model, operation nodes among them, and
/// so numbers their weights: by depth, the longest way to an output, deepest first; layers of one
/// depth in the order in which a walk from the outputs back to the inputs meets them.
final class KerasOrder {
  private final IdentityHashMap<Layer, Integer> met = new IdentityHashMap<>();
  private final List<Symbol> finished = new ArrayList<>();

  private KerasOrder() {}

  static List<LayerState> of(Network network) {
    KerasOrder order = new KerasOrder();
    network.outputs().forEach(order::walk);
    IdentityHashMap<Layer, Integer> depths = order.depths();
    // Inputs that lead nowhere come before the layers of the outputs.
    for (int i = 0; i < network.inputs().size(); i++) {
      Layer unused = network.inputs().get(i).layer();
      depths.putIfAbsent(unused, 0);
      order.met.putIfAbsent(unused, i - network.inputs().size());
    }
    return depths.keySet().stream()
        .sorted(
            Comparator.<Layer>comparingInt(layer -> -depths.getOrDefault(layer, 0))
                .thenComparingInt(layer -> order.met.getOrDefault(layer, 0)))
        .map(network::state)
        .toList();
  }

  /// Depth first from an output, without recursion so that deep models do not end the stack.
  private void walk(Symbol output) {
    IdentityHashMap<Symbol, Integer> next = new IdentityHashMap<>();
    finished.forEach(symbol -> next.put(symbol, -1));
    Deque<Symbol> path = new ArrayDeque<>();
    path.push(output);
    while (!path.isEmpty()) {
      Symbol symbol = path.peek();
      int child = next.getOrDefault(symbol, 0);
      if (child == 0) {
        met.putIfAbsent(symbol.layer(), met.size());
      }
      if (child < 0) {
        path.pop();
      } else if (child < symbol.inputs().size()) {
        next.put(symbol, child + 1);
        if (next.getOrDefault(symbol.inputs().get(child), 0) == 0) {
          path.push(symbol.inputs().get(child));
        }
      } else {
        next.put(symbol, -1);
        finished.add(symbol);
        path.pop();
      }
    }
  }

  private IdentityHashMap<Layer, Integer> depths() {
    IdentityHashMap<Symbol, Integer> symbolDepths = new IdentityHashMap<>();
    IdentityHashMap<Layer, Integer> layerDepths = new IdentityHashMap<>();
    for (Symbol symbol : finished.reversed()) {
      int depth =
          Math.max(
              symbolDepths.getOrDefault(symbol, 0), layerDepths.getOrDefault(symbol.layer(), 0));
      layerDepths.put(symbol.layer(), depth);
      for (Symbol parent : symbol.inputs()) {
        symbolDepths.merge(parent, depth + 1, Math::max);
      }
    }
    return layerDepths;
  }
}
