package dev.litmus.nn.models;

import dev.litmus.nn.layers.Call;
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
  private final List<Call> finished = new ArrayList<>();

  private KerasOrder() {}

  static List<LayerState> of(Network network) {
    KerasOrder order = new KerasOrder();
    network.outputs().forEach(output -> order.walk(output.call()));
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
  private void walk(Call output) {
    IdentityHashMap<Call, Integer> next = new IdentityHashMap<>();
    finished.forEach(call -> next.put(call, -1));
    Deque<Call> path = new ArrayDeque<>();
    path.push(output);
    while (!path.isEmpty()) {
      Call call = path.peek();
      List<Symbol> parents = call.dependencies();
      int child = next.getOrDefault(call, 0);
      if (child == 0) {
        met.putIfAbsent(call.layer(), met.size());
      }
      if (child < 0) {
        path.pop();
      } else if (child < parents.size()) {
        next.put(call, child + 1);
        if (next.getOrDefault(parents.get(child).call(), 0) == 0) {
          path.push(parents.get(child).call());
        }
      } else {
        next.put(call, -1);
        finished.add(call);
        path.pop();
      }
    }
  }

  private IdentityHashMap<Layer, Integer> depths() {
    IdentityHashMap<Call, Integer> callDepths = new IdentityHashMap<>();
    IdentityHashMap<Layer, Integer> layerDepths = new IdentityHashMap<>();
    for (Call call : finished.reversed()) {
      int depth =
          Math.max(callDepths.getOrDefault(call, 0), layerDepths.getOrDefault(call.layer(), 0));
      layerDepths.put(call.layer(), depth);
      for (Symbol parent : call.dependencies()) {
        callDepths.merge(parent.call(), depth + 1, Math::max);
      }
    }
    return layerDepths;
  }
}
