package dev.litmus.nn.models;

import dev.litmus.nn.layers.Value;
import dev.litmus.nn.layers.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The gradients of a [Program]'s values and variables. Every use of a value that wants a gradient
/// has an array of its own, so that ops overwrite and never add; a value with several uses has them
/// added up before its op's backward, a variable with several at the end.
final class GradientArrays {
  private final Map<Integer, float[]> values = new HashMap<>();
  private final IdentityHashMap<Variable, float[]> variables = new IdentityHashMap<>();
  private final List<Sum> sums = new ArrayList<>();

  /// `total += further`, after both have been computed.
  private record Sum(float[] total, float[] further) {}

  /// Gives the frames their arrays.
  ///
  /// @param dependent the indices of values that depend on trained variables
  /// @param onLossPath those on which losses depend
  GradientArrays(
      NodeFrame[] frames,
      List<Value> losses,
      Set<Integer> dependent,
      Set<Integer> onLossPath,
      Set<Variable> trained,
      int capacity) {
    for (Value loss : losses) {
      values.put(loss.index(), new float[capacity * loss.shape().rowSize()]);
    }
    Map<Integer, List<float[]>> further = new HashMap<>();
    for (NodeFrame frame : frames) {
      int output = frame.node.output().index();
      frame.learns = onLossPath.contains(output) && dependent.contains(output);
      if (!frame.learns) {
        continue;
      }
      for (int i = 0; i < frame.node.inputs().size(); i++) {
        Value input = frame.node.inputs().get(i);
        if (dependent.contains(input.index())) {
          float[] own = new float[capacity * input.shape().rowSize()];
          frame.inputGradients[i] = own;
          if (values.putIfAbsent(input.index(), own) != null) {
            further.computeIfAbsent(input.index(), key -> new ArrayList<>()).add(own);
          }
        }
      }
      for (int i = 0; i < frame.node.variables().size(); i++) {
        Variable variable = frame.node.variables().get(i);
        float[] own = new float[variable.value().length];
        frame.variableGradients[i] = own;
        if (trained.contains(variable)) {
          frame.learnsVariables = true;
          float[] total = variables.putIfAbsent(variable, own);
          if (total != null) {
            sums.add(new Sum(total, own));
          }
        }
      }
    }
    for (NodeFrame frame : frames) {
      if (frame.learns) {
        Value output = frame.node.output();
        frame.outputGradient = of(output);
        frame.furtherGradients =
            further.getOrDefault(output.index(), List.of()).toArray(new float[0][]);
      }
    }
  }

  /// The gradient of a value.
  float[] of(Value value) {
    float @Nullable [] found = values.get(value.index());
    if (found == null) {
      throw new IllegalStateException("no such array in this program");
    }
    return found;
  }

  /// The gradient of a variable; null when no loss depends on it.
  float @Nullable [] of(Variable variable) {
    return variables.get(variable);
  }

  /// Adds up the gradients of variables with several uses.
  void addUp() {
    for (int s = 0; s < sums.size(); s++) {
      Sum sum = sums.get(s);
      for (int i = 0; i < sum.total.length; i++) {
        sum.total[i] += sum.further[i];
      }
    }
  }
}
