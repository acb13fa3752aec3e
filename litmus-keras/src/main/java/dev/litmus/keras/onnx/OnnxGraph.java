package dev.litmus.keras.onnx;

import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/// An ONNX graph in the making: nodes in order, constants once each, names that differ.
final class OnnxGraph {
  /// Protocol Buffers counts a message's bytes in 31 bits; a little is left for all but weights.
  private static final long MOST_CONSTANT_BYTES = Integer.MAX_VALUE - (64L << 20);

  private List<ProtoMessage> nodes = new ArrayList<>();
  private final List<ProtoMessage> initializers = new ArrayList<>();
  private final Map<String, List<Constant>> constants = new HashMap<>();
  private final Set<String> names = new HashSet<>();
  private long constantBytes;

  /// A constant that the graph has already.
  private record Constant(Term term, Shape shape, Object values) {}

  /// A name like `wanted` that nothing else has.
  String unique(String wanted) {
    String name = wanted;
    for (int i = 1; !names.add(name); i++) {
      name = wanted + "_" + i;
    }
    return name;
  }

  List<ProtoMessage> nodes() {
    return nodes;
  }

  List<ProtoMessage> initializers() {
    return initializers;
  }

  void add(ProtoMessage node) {
    nodes.add(node);
  }

  /// A constant of float32 numbers; the same again when there is one of that name and content.
  Term floats(String name, Shape shape, float[] values) {
    for (Constant constant : known(name)) {
      if (constant.shape.equals(shape)
          && constant.values instanceof float[] others
          && Arrays.equals(others, values)) {
        return constant.term;
      }
    }
    Term term = new Term(unique(name), DType.FLOAT32);
    count(4L * values.length);
    known(name).add(new Constant(term, shape, values.clone()));
    initializers.add(OnnxMessages.floats(term.name(), shape, values));
    return term;
  }

  /// A constant of int64 numbers; the same again when there is one of that name and content.
  Term integers(String name, Shape shape, long[] values) {
    for (Constant constant : known(name)) {
      if (constant.shape.equals(shape)
          && constant.values instanceof long[] others
          && Arrays.equals(others, values)) {
        return constant.term;
      }
    }
    Term term = new Term(unique(name), DType.INT64);
    count(8L * values.length);
    known(name).add(new Constant(term, shape, values.clone()));
    initializers.add(OnnxMessages.integers(term.name(), shape, values));
    return term;
  }

  /// A constant of strings.
  Term strings(String name, Shape shape, List<String> values) {
    Term term = new Term(unique(name), DType.STRING);
    values.forEach(value -> count(4L + 3L * value.length()));
    initializers.add(OnnxMessages.strings(term.name(), shape, values));
    return term;
  }

  /// A graph inside this one, the body of a loop: what is emitted meanwhile goes into it. It may
  /// use everything that stands before it outside.
  ProtoMessage body(String name, List<Term> inputs, Supplier<List<Term>> emitted) {
    List<ProtoMessage> outside = nodes;
    nodes = new ArrayList<>();
    List<Term> outputs = emitted.get();
    ProtoMessage body = OnnxMessages.graph(name, nodes, List.of(), values(inputs), values(outputs));
    nodes = outside;
    return body;
  }

  private static List<ProtoMessage> values(List<Term> terms) {
    return terms.stream().map(term -> OnnxMessages.value(term.name(), term.dtype())).toList();
  }

  private List<Constant> known(String name) {
    return constants.computeIfAbsent(name, key -> new ArrayList<>());
  }

  private void count(long bytes) {
    constantBytes += bytes;
    if (constantBytes > MOST_CONSTANT_BYTES) {
      throw new OnnxException(
          "the weights have more than %d MB, the most that an ONNX file without further files holds"
              .formatted(MOST_CONSTANT_BYTES >> 20));
    }
  }
}
