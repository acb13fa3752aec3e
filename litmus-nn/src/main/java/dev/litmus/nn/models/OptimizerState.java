package dev.litmus.nn.models;

import dev.litmus.nn.layers.Variable;
import dev.litmus.nn.optimizers.Optimizer;
import java.util.ArrayList;
import java.util.List;

/// What an optimizer has learnt so far: how many updates it made, its learning rate, and its slots.
public final class OptimizerState {
  private final Optimizer optimizer;
  private final List<Variable> variables;
  private final float[][][] slots;
  private long iterations;
  private float learningRate;

  OptimizerState(Optimizer optimizer, List<Variable> variables) {
    this.optimizer = optimizer;
    this.variables = List.copyOf(variables);
    this.learningRate = (float) optimizer.learningRate();
    int count = optimizer.slots().size();
    this.slots = new float[variables.size()][count][];
    for (int v = 0; v < slots.length; v++) {
      for (int s = 0; s < count; s++) {
        slots[v][s] = new float[variables.get(v).value().length];
      }
    }
  }

  public Optimizer optimizer() {
    return optimizer;
  }

  /// The weights it changes, in the order of the slots.
  public List<Variable> variables() {
    return variables;
  }

  /// The updates made so far.
  public long iterations() {
    return iterations;
  }

  public void iterations(long made) {
    iterations = made;
  }

  /// The learning rate in force; callbacks may change it.
  public float learningRate() {
    return learningRate;
  }

  public void learningRate(float rate) {
    learningRate = rate;
  }

  /// The slot of that number of the variable of that number; the array itself.
  public float[] slot(int variable, int slot) {
    return slots[variable][slot];
  }

  /// All slots in the order of Keras's files.
  public List<float[]> inFileOrder() {
    List<float[]> ordered = new ArrayList<>();
    int count = optimizer.slots().size();
    int outer = optimizer.slotsByWeight() ? slots.length : count;
    int inner = optimizer.slotsByWeight() ? count : slots.length;
    for (int i = 0; i < outer; i++) {
      for (int j = 0; j < inner; j++) {
        ordered.add(optimizer.slotsByWeight() ? slots[i][j] : slots[j][i]);
      }
    }
    return ordered;
  }

  /// One update of all variables.
  void update(Program program) {
    iterations++;
    Optimizer.Step step = new Optimizer.Step(iterations, learningRate);
    for (int v = 0; v < slots.length; v++) {
      Variable variable = variables.get(v);
      if (program.hasGradient(variable)) {
        float[] value = variable.value();
        optimizer.update(step, value, program.gradient(variable), slots[v], 0, value.length);
        if (variable.constraint().isPresent()) {
          variable.constraint().get().apply(value, variable.shape());
        }
      }
    }
  }
}
