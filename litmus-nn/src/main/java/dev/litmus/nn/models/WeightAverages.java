package dev.litmus.nn.models;

import dev.litmus.nn.layers.Variable;
import dev.litmus.nn.optimizers.OptimizerSettings;
import java.util.ArrayList;
import java.util.List;

/// Exponential moving averages of the weights, a = m a + (1 - m) w after each step; none unless the
/// settings ask for them. While no update has been made, m is 0.
final class WeightAverages {
  private final OptimizerSettings settings;
  private final List<Variable> variables;
  private final List<float[]> arrays = new ArrayList<>();

  WeightAverages(OptimizerSettings settings, List<Variable> variables) {
    this.settings = settings;
    this.variables = settings.useEma() ? variables : List.of();
    this.variables.forEach(variable -> arrays.add(new float[variable.value().length]));
  }

  /// The averages, in the order of the variables; the arrays themselves.
  List<float[]> arrays() {
    return arrays;
  }

  /// Takes the weights in.
  ///
  /// @param updates how many updates had been made before this step
  void afterStep(long updates) {
    float momentum = updates == 0 ? 0 : (float) settings.emaMomentum();
    for (int v = 0; v < arrays.size(); v++) {
      float[] average = arrays.get(v);
      float[] value = variables.get(v).value();
      for (int i = 0; i < average.length; i++) {
        average[i] = momentum * average[i] + (1 - momentum) * value[i];
      }
    }
    if (settings.emaOverwriteFrequency().isPresent()
        && (updates + 1) % settings.emaOverwriteFrequency().getAsInt() == 0) {
      takeOver();
    }
  }

  /// The weights take over the averages.
  void takeOver() {
    for (int v = 0; v < arrays.size(); v++) {
      variables.get(v).assign(arrays.get(v));
    }
  }

  /// The averages become what the weights are.
  void takeWeights() {
    for (int v = 0; v < arrays.size(); v++) {
      float[] value = variables.get(v).value();
      System.arraycopy(value, 0, arrays.get(v), 0, value.length);
    }
  }

  /// Exchanges weights and averages.
  void swap() {
    for (int v = 0; v < arrays.size(); v++) {
      float[] value = variables.get(v).value().clone();
      variables.get(v).assign(arrays.get(v));
      System.arraycopy(value, 0, arrays.get(v), 0, value.length);
    }
  }
}
