package dev.litmus.nn.models;

import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.layers.SeedGenerator;
import dev.litmus.nn.layers.Value;
import dev.litmus.nn.layers.Variable;
import dev.litmus.nn.ops.Op;
import dev.litmus.nn.regularizers.Regularizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The mathematics of a model: ops in order of computation, each with the values it takes and
/// gives.
final class Graph {
  /// One op at work.
  record Node(
      Op op,
      List<Value> inputs,
      List<Variable> variables,
      @Nullable SeedGenerator seedGenerator,
      Value output,
      String layer) {
    /// About how many multiply-adds forward takes for a row.
    long work() {
      int weights = variables.stream().mapToInt(variable -> variable.value().length).sum();
      return op.work(output.shape().rowSize(), weights);
    }

    /// The same on other inputs.
    Node withInputs(List<Value> others) {
      return new Node(op, others, variables, seedGenerator, output, layer);
    }
  }

  /// A penalty on a value that training adds to the loss, divided by the rows of the batch.
  record Penalty(Value value, Regularizer regularizer) {}

  private final List<Penalty> penalties = new ArrayList<>();
  private final List<Value> values = new ArrayList<>();
  private final List<Node> nodes = new ArrayList<>();

  Value input(Shape shape, DType dtype) {
    Value value = new Value(values.size(), shape, dtype);
    values.add(value);
    return value;
  }

  Value add(
      Op op,
      Shape shape,
      DType dtype,
      List<Value> inputs,
      List<Variable> variables,
      @Nullable SeedGenerator seedGenerator,
      String layer) {
    Value output = input(shape, dtype);
    nodes.add(
        new Node(op, List.copyOf(inputs), List.copyOf(variables), seedGenerator, output, layer));
    return output;
  }

  void penalize(Value value, Regularizer regularizer) {
    penalties.add(new Penalty(value, regularizer));
  }

  List<Penalty> penalties() {
    return penalties;
  }

  List<Node> nodes() {
    return nodes;
  }

  int size() {
    return values.size();
  }

  /// The node that gives a value, or null for an input.
  @Nullable Node producer(Value value) {
    for (Node node : nodes) {
      if (node.output().index() == value.index()) {
        return node;
      }
    }
    return null;
  }

  /// The nodes needed to compute `wanted` when `given` are known, in order.
  List<Node> between(List<Value> given, List<Value> wanted) {
    Set<Integer> known = indices(given);
    Set<Integer> needed = indices(wanted);
    List<Node> path = new ArrayList<>();
    for (Node node : nodes.reversed()) {
      int index = node.output().index();
      if (needed.contains(index) && !known.contains(index)) {
        path.addFirst(node);
        needed.addAll(indices(node.inputs()));
      }
    }
    return path;
  }

  /// The border of what can be computed once per data set: values that depend neither on `trained`
  /// variables nor on chance, and that `wanted` or an op beyond the border takes. When a row of
  /// them holds more than `mostNumbers`, ops that make more numbers than they take, such as one-hot
  /// encodings, are left beyond the border.
  List<Value> border(
      List<Value> inputs, List<Value> wanted, Set<Variable> trained, long mostNumbers) {
    List<Value> border = border(inputs, wanted, trained, true);
    long numbers = border.stream().mapToLong(value -> value.shape().rowSize()).sum();
    return numbers > mostNumbers ? border(inputs, wanted, trained, false) : border;
  }

  private List<Value> border(
      List<Value> inputs, List<Value> wanted, Set<Variable> trained, boolean expanding) {
    Set<Integer> fixed = indices(inputs);
    List<Node> path = between(inputs, wanted);
    Set<Integer> border = new HashSet<>();
    for (Node node : path) {
      boolean fixedHere =
          fixed.containsAll(indices(node.inputs()))
              && node.op().deterministic()
              && (expanding || !expands(node))
              && node.variables().stream().noneMatch(trained::contains);
      if (fixedHere) {
        fixed.add(node.output().index());
      } else {
        node.inputs().stream().map(Value::index).filter(fixed::contains).forEach(border::add);
      }
    }
    wanted.stream().map(Value::index).filter(fixed::contains).forEach(border::add);
    return values.stream().filter(value -> border.contains(value.index())).toList();
  }

  private static boolean expands(Node node) {
    int taken = node.inputs().stream().mapToInt(value -> value.shape().rowSize()).sum();
    return node.output().shape().rowSize() > taken;
  }

  private static Set<Integer> indices(List<Value> some) {
    Set<Integer> indices = new HashSet<>();
    some.forEach(value -> indices.add(value.index()));
    return indices;
  }
}
