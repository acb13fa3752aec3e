package dev.litmus.keras.onnx;

import dev.litmus.nn.DType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// A node in the making: attributes first, then inputs, which adds it to the graph.
final class NodeBuilder {
  private static final Set<String> GIVES_BOOL =
      Set.of(
          "Less",
          "LessOrEqual",
          "Greater",
          "GreaterOrEqual",
          "Equal",
          "IsNaN",
          "IsInf",
          "Not",
          "And",
          "Or",
          "Xor");
  private static final Set<String> GIVES_INT64 = Set.of("Shape", "Size", "ArgMax", "ArgMin");

  private final OnnxGraph graph;
  private final String prefix;
  private final String operator;
  private final List<ProtoMessage> attributes = new ArrayList<>();
  private String domain = "";

  /// @param prefix what the names of the node and its results begin with
  NodeBuilder(OnnxGraph graph, String prefix, String operator) {
    this.graph = graph;
    this.prefix = prefix;
    this.operator = operator;
  }

  NodeBuilder domain(String other) {
    domain = other;
    return this;
  }

  NodeBuilder with(String attribute, long value) {
    return add(OnnxMessages.attribute(attribute, value));
  }

  NodeBuilder with(String attribute, long[] values) {
    return add(OnnxMessages.attribute(attribute, values));
  }

  NodeBuilder with(String attribute, int[] values) {
    return with(attribute, Arrays.stream(values).asLongStream().toArray());
  }

  NodeBuilder with(String attribute, float value) {
    return add(OnnxMessages.attribute(attribute, value));
  }

  NodeBuilder with(String attribute, String value) {
    return add(OnnxMessages.attribute(attribute, value));
  }

  NodeBuilder with(String attribute, List<String> values) {
    return add(OnnxMessages.attribute(attribute, values));
  }

  NodeBuilder with(String attribute, ProtoMessage graphInside) {
    return add(OnnxMessages.attribute(attribute, graphInside));
  }

  private NodeBuilder add(ProtoMessage attribute) {
    attributes.add(attribute);
    return this;
  }

  /// The one result, of the type that the operator gives: mostly the first input's.
  Term of(Term... inputs) {
    DType dtype =
        GIVES_BOOL.contains(operator)
            ? DType.BOOL
            : GIVES_INT64.contains(operator)
                ? DType.INT64
                : inputs[operator.equals("Where") ? 1 : 0].dtype();
    return as(dtype, inputs);
  }

  /// The one result, of another type than that.
  Term as(DType dtype, Term... inputs) {
    return all(List.of(dtype), inputs).getFirst();
  }

  /// All results, of those types.
  List<Term> all(List<DType> types, Term... inputs) {
    List<Term> results = new ArrayList<>();
    for (DType type : types) {
      results.add(new Term(graph.unique(prefix + operator), type));
    }
    graph.add(
        OnnxMessages.node(
            results.getFirst().name(),
            domain,
            operator,
            Arrays.stream(inputs).map(Term::name).toList(),
            results.stream().map(Term::name).toList(),
            attributes));
    return results;
  }
}
