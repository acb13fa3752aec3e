package dev.litmus.nn.models;

import dev.litmus.nn.layers.Value;
import dev.litmus.nn.ops.ConvolveReluPool;
import dev.litmus.nn.ops.Op;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Puts one op in the place of several that follow each other, where nobody else takes what stands
/// between them.
final class Fusion {
  private Fusion() {}

  /// The same path in fewer nodes.
  ///
  /// @param kept values that are read or filled in from outside
  static List<Graph.Node> fused(List<Graph.Node> path, List<Value> kept) {
    Map<Integer, Integer> uses = new HashMap<>();
    for (Graph.Node node : path) {
      node.inputs().forEach(input -> uses.merge(input.index(), 1, Integer::sum));
    }
    Set<Integer> needed = new HashSet<>();
    kept.forEach(value -> needed.add(value.index()));
    List<Graph.Node> fused = new ArrayList<>();
    for (Graph.Node node : path) {
      fused.add(node);
      int last = fused.size() - 1;
      if (last >= 2
          && isOnlyUse(fused.get(last - 2), fused.get(last - 1), uses, needed)
          && isOnlyUse(fused.get(last - 1), node, uses, needed)) {
        Graph.Node first = fused.get(last - 2);
        Optional<Op> op = ConvolveReluPool.of(first.op(), fused.get(last - 1).op(), node.op());
        if (op.isPresent()) {
          fused.subList(last - 2, last + 1).clear();
          fused.add(
              new Graph.Node(
                  op.get(),
                  first.inputs(),
                  first.variables(),
                  first.seedGenerator(),
                  node.output(),
                  first.layer()));
        }
      }
    }
    return fused;
  }

  /// Whether the second node takes what the first gives, and nobody else does.
  private static boolean isOnlyUse(
      Graph.Node first, Graph.Node second, Map<Integer, Integer> uses, Set<Integer> needed) {
    int between = first.output().index();
    return second.inputs().size() == 1
        && second.inputs().getFirst().index() == between
        && uses.getOrDefault(between, 0) == 1
        && !needed.contains(between);
  }
}
