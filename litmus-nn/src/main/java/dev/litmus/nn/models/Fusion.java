package dev.litmus.nn.models;

import dev.litmus.nn.DType;
import dev.litmus.nn.layers.Value;
import dev.litmus.nn.ops.ActivatedAffine;
import dev.litmus.nn.ops.ConvolveReluPool;
import dev.litmus.nn.ops.Copy;
import dev.litmus.nn.ops.Op;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Puts one op in the place of several that follow each other, and leaves out such as only give
/// numbers another shape, where nobody else takes what stands between them.
final class Fusion {
  private final Map<Integer, Integer> uses = new HashMap<>();
  private final Set<Integer> needed = new HashSet<>();
  private final List<Graph.Node> fused = new ArrayList<>();

  /// What stands in the place of a value that is left out.
  private final Map<Integer, Value> others = new HashMap<>();

  private Fusion(List<Graph.Node> path, List<Value> kept) {
    for (Graph.Node node : path) {
      node.inputs().forEach(input -> uses.merge(input.index(), 1, Integer::sum));
    }
    kept.forEach(value -> needed.add(value.index()));
  }

  /// The same path in fewer nodes.
  ///
  /// @param kept values that are read or filled in from outside
  static List<Graph.Node> fused(List<Graph.Node> path, List<Value> kept) {
    Fusion fusion = new Fusion(path, kept);
    path.forEach(fusion::add);
    return fusion.fused;
  }

  private void add(Graph.Node node) {
    Graph.Node last = node.withInputs(node.inputs().stream().map(this::other).toList());
    if (onlyReshapes(last)) {
      Value input = last.inputs().getFirst();
      others.put(last.output().index(), input);
      uses.merge(input.index(), uses.getOrDefault(last.output().index(), 0) - 1, Integer::sum);
      return;
    }
    fused.add(last);
    Graph.Node before = before(fused.size() - 1);
    if (before == null) {
      return;
    }
    Graph.Node first = before(fused.size() - 2);
    Optional<Op> three =
        first == null ? Optional.empty() : ConvolveReluPool.of(first.op(), before.op(), last.op());
    if (three.isPresent()) {
      replace(3, three.get());
    } else {
      ActivatedAffine.of(before.op(), last.op()).ifPresent(two -> replace(2, two));
    }
  }

  private Value other(Value value) {
    return others.getOrDefault(value.index(), value);
  }

  /// Whether the node gives its input's numbers, which then need not be there twice.
  private boolean onlyReshapes(Graph.Node node) {
    int output = node.output().index();
    return node.op() instanceof Copy
        && node.output().dtype() == DType.FLOAT32
        && node.inputs().getFirst().dtype() == DType.FLOAT32
        && !needed.contains(output);
  }

  /// The node before, if it gives all that the one at this place takes, and nobody else takes it.
  private Graph.@Nullable Node before(int place) {
    Graph.Node node = fused.get(place);
    if (place == 0 || node.inputs().size() != 1) {
      return null;
    }
    Graph.Node before = fused.get(place - 1);
    int between = before.output().index();
    boolean only =
        node.inputs().getFirst().index() == between
            && uses.getOrDefault(between, 0) == 1
            && !needed.contains(between);
    return only ? before : null;
  }

  /// Puts an op in the place of the last so many nodes.
  private void replace(int count, Op op) {
    List<Graph.Node> replaced = fused.subList(fused.size() - count, fused.size());
    Graph.Node first = replaced.getFirst();
    Value output = replaced.getLast().output();
    replaced.clear();
    fused.add(
        new Graph.Node(
            op, first.inputs(), first.variables(), first.seedGenerator(), output, first.layer()));
  }
}
