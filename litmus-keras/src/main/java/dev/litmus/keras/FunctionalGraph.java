package dev.litmus.keras;

import dev.litmus.nn.layers.Call;
import dev.litmus.nn.layers.InputLayer;
import dev.litmus.nn.layers.Symbol;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Joins the layers of a functional model: each use ("node") of a layer says which results of which
/// other uses it takes. Linear in the number of uses, whatever their order.
final class FunctionalGraph {
  /// A use of a layer: the layer's name and the number of the use.
  private record Use(String layer, int node) {
    @Override
    public String toString() {
      return "use %d of layer '%s'".formatted(node, layer);
    }
  }

  /// A use that waits for others.
  private record Waiting(int position, LayerEntry entry, Use use, InboundNode node) {
    /// The uses whose results this one takes.
    List<Use> inputs() {
      return Stream.concat(node.inputs().stream(), node.keywords().values().stream())
          .map(reference -> new Use(reference.layer(), reference.node()))
          .toList();
    }
  }

  private final OutlineReader reader;
  private final Map<Use, List<Symbol>> symbols = new HashMap<>();
  private final List<Waiting> uses = new ArrayList<>();

  /// @param reader uses the layers
  FunctionalGraph(OutlineReader reader) {
    this.reader = reader;
  }

  /// Adds a layer with the file's list of its uses.
  void add(LayerEntry entry, @Nullable Object inboundNodes) {
    if (entry.layer() instanceof InputLayer) {
      Call input = reader.apply(entry, List.of(), Map.of(), Map.of());
      symbols.put(new Use(entry.name(), 0), input.outputs());
      return;
    }
    if (!(inboundNodes instanceof List<?> nodes)) {
      throw new IllegalArgumentException(
          "layer %s: inbound_nodes must be a list; found %s"
              .formatted(entry, KerasObject.brief(inboundNodes)));
    }
    for (int i = 0; i < nodes.size(); i++) {
      InboundNode node = InboundNode.read(nodes.get(i), entry);
      uses.add(new Waiting(uses.size(), entry, new Use(entry.name(), i), node));
    }
  }

  /// Makes the symbols of all uses, each after those it takes, otherwise in the file's order.
  void join() {
    int[] missing = new int[uses.size()];
    Map<Use, List<Waiting>> takers = new HashMap<>();
    PriorityQueue<Waiting> ready =
        new PriorityQueue<>((a, b) -> Integer.compare(a.position(), b.position()));
    for (Waiting waiting : uses) {
      for (Use input : waiting.inputs()) {
        if (!symbols.containsKey(input)) {
          takers.computeIfAbsent(input, key -> new ArrayList<>()).add(waiting);
          missing[waiting.position()]++;
        }
      }
      if (missing[waiting.position()] == 0) {
        ready.add(waiting);
      }
    }
    int joined = 0;
    while (!ready.isEmpty()) {
      Waiting next = ready.remove();
      symbols.put(next.use(), apply(next).outputs());
      joined++;
      for (Waiting taker : takers.getOrDefault(next.use(), List.of())) {
        if (--missing[taker.position()] == 0) {
          ready.add(taker);
        }
      }
    }
    if (joined < uses.size()) {
      refuseUnjoined();
    }
  }

  private void refuseUnjoined() {
    Set<Use> existing = new HashSet<>(symbols.keySet());
    uses.forEach(waiting -> existing.add(waiting.use()));
    for (Waiting waiting : uses) {
      for (Use input : waiting.inputs()) {
        if (!existing.contains(input)) {
          throw new IllegalArgumentException(
              "layer %s takes %s, which does not exist".formatted(waiting.entry(), input));
        }
      }
    }
    for (Waiting waiting : uses) {
      if (!symbols.containsKey(waiting.use())) {
        throw new IllegalArgumentException("layer %s depends on itself".formatted(waiting.entry()));
      }
    }
  }

  private Call apply(Waiting use) {
    Map<String, Symbol> keywords = new LinkedHashMap<>();
    use.node().keywords().forEach((name, reference) -> keywords.put(name, symbol(reference)));
    List<Symbol> inputs = use.node().inputs().stream().map(this::symbol).toList();
    return reader.apply(use.entry(), inputs, keywords, use.node().arguments());
  }

  private Symbol symbol(InboundNode.Reference reference) {
    Use use = new Use(reference.layer(), reference.node());
    List<Symbol> results = symbols.get(use);
    if (results == null) {
      throw new IllegalArgumentException(use + " does not exist");
    }
    if (reference.tensor() >= results.size()) {
      throw new IllegalArgumentException(
          "%s has %d results; there is no number %d"
              .formatted(use, results.size(), reference.tensor()));
    }
    return results.get(reference.tensor());
  }

  /// The symbols that `input_layers` or `output_layers` names: one reference, a list of them, or an
  /// object of them, which Keras takes in alphabetical order.
  List<Symbol> symbols(@Nullable Object references, String field) {
    List<Symbol> found = new ArrayList<>();
    collect(references, field, found);
    if (found.isEmpty()) {
      throw new IllegalArgumentException("the model: %s names no layer".formatted(field));
    }
    return found;
  }

  private void collect(@Nullable Object references, String field, List<Symbol> found) {
    InboundNode.Reference reference = InboundNode.reference(references);
    if (reference != null) {
      found.add(symbol(reference));
      return;
    }
    switch (references) {
      case List<?> list -> list.forEach(item -> collect(item, field, found));
      case Map<?, ?> map ->
          new TreeMap<>(KerasObject.fields(map)).values().forEach(v -> collect(v, field, found));
      case null, default ->
          throw new IllegalArgumentException(
              "the model: %s must name layers; found %s"
                  .formatted(field, KerasObject.brief(references)));
    }
  }

  /// Everything that outputs depend on, in order of creation.
  static List<Call> reachable(List<Symbol> outputs) {
    Set<Call> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    List<Call> open = new ArrayList<>(outputs.stream().map(Symbol::call).toList());
    while (!open.isEmpty()) {
      Call call = open.removeLast();
      if (seen.add(call)) {
        call.dependencies().forEach(symbol -> open.add(symbol.call()));
      }
    }
    return seen.stream().sorted(Comparator.comparingLong(Call::order)).toList();
  }
}
