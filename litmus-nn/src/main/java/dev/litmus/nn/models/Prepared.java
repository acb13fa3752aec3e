package dev.litmus.nn.models;

import dev.litmus.nn.Tensor;
import dev.litmus.nn.layers.Value;
import dev.litmus.nn.layers.Variable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/// What is computed once for many passes over the same rows: the values that depend neither on
/// trained variables nor on chance, where those begin that do.
///
/// @param values the values, in order of computation
/// @param rows the rows of each; an input of the model is there as it was given
record Prepared(List<Value> values, List<Tensor> rows) {
  /// Computes what leads to `wanted` as far as it stays the same.
  static Prepared of(Wiring wiring, List<Value> wanted, Collection<Variable> trained, Rows rows) {
    Set<Variable> trainedSet = Collections.newSetFromMap(new IdentityHashMap<>());
    trainedSet.addAll(trained);
    List<Value> inputs = wiring.inputs();
    List<Value> border =
        wiring.graph().border(inputs, wanted, trainedSet, rows.mostPreparedNumbers());
    List<Value> computed = border.stream().filter(value -> !inputs.contains(value)).toList();
    List<Tensor> results =
        computed.isEmpty()
            ? List.of()
            : new Predictor(wiring.graph(), inputs, computed).predict(rows.inputs());
    List<Tensor> prepared = new ArrayList<>();
    for (Value value : border) {
      int input = inputs.indexOf(value);
      prepared.add(input < 0 ? results.get(computed.indexOf(value)) : rows.inputs().get(input));
    }
    return new Prepared(border, prepared);
  }
}
