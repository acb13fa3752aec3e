package dev.litmus.nn.models;

import dev.litmus.nn.Shape;
import dev.litmus.nn.layers.Variable;
import dev.litmus.nn.optimizers.ConstantLearningRate;
import dev.litmus.nn.optimizers.LearningRateSchedule;
import dev.litmus.nn.optimizers.Optimizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/// What an optimizer has learnt so far: how many steps it made, its learning rate, its slots, and
/// averages and gathered gradients where it keeps them.
public final class OptimizerState {
  /// An array of numbers that files keep.
  public record Numbers(Shape shape, float[] values) {}

  /// Fewer elements in all are not worth another thread.
  private static final int WORTH_SPREADING = 1 << 14;

  /// Fewer of one weight are not worth being cut.
  private static final int WORTH_CUTTING = 1 << 11;

  private final Optimizer optimizer;
  private final List<Variable> variables;
  private final List<Optimizer.Parameter> parameters;
  private final List<List<Optimizer.Slot>> kinds = new ArrayList<>();
  private final float[][][] slots;
  private final float[] shared;
  private final Optimizer.Step step;
  private final GradientPreparation preparation;
  private final List<Optimizer.Weight> weights = new ArrayList<>();
  private final WeightAverages averages;
  private final IntConsumer updates = this::updatePart;
  private final long elements;
  private long iterations;
  private float learningRate;

  // What the threads are at.
  private int parts = 1;

  /// The state before the first step of training a model's weights, as far as they are not frozen.
  static OptimizerState of(Optimizer optimizer, Model model) {
    List<Variable> variables = model.trainableVariables();
    return new OptimizerState(
        optimizer, variables, variables.stream().map(variable -> path(model, variable)).toList());
  }

  /// The state before the first step.
  ///
  /// @param variables the weights to train
  /// @param paths their paths in Keras
  OptimizerState(Optimizer optimizer, List<Variable> variables, List<String> paths) {
    this.optimizer = optimizer;
    this.variables = List.copyOf(variables);
    this.elements = variables.stream().mapToLong(variable -> variable.value().length).sum();
    this.learningRate = (float) optimizer.learningRate();
    this.shared = optimizer.shared();
    this.step = new Optimizer.Step(shared);
    List<Optimizer.Parameter> all = new ArrayList<>();
    slots = new float[variables.size()][][];
    for (int v = 0; v < slots.length; v++) {
      Optimizer.Parameter parameter =
          new Optimizer.Parameter(paths.get(v), variables.get(v).shape());
      List<Optimizer.Slot> ofVariable = optimizer.slots(parameter);
      all.add(parameter);
      kinds.add(ofVariable);
      slots[v] = new float[ofVariable.size()][];
      for (int s = 0; s < slots[v].length; s++) {
        slots[v][s] = new float[ofVariable.get(s).shape().size()];
        Arrays.fill(slots[v][s], ofVariable.get(s).initial());
      }
    }
    parameters = List.copyOf(all);
    preparation = new GradientPreparation(optimizer.settings(), this.variables);
    averages = new WeightAverages(optimizer.settings(), this.variables);
    // Once: the arrays stay the same from step to step.
    for (int v = 0; v < slots.length; v++) {
      float[] value = variables.get(v).value();
      weights.add(
          new Optimizer.Weight(parameters.get(v), value, preparation.gradient(v), slots[v]));
    }
  }

  private static String path(Model model, Variable variable) {
    return model.layers().stream()
        .filter(layer -> layer.variables().stream().anyMatch(own -> own == variable))
        .map(layer -> "%s/%s/%s".formatted(model.name(), layer.name(), variable.name()))
        .findFirst()
        .orElse(variable.name());
  }

  public Optimizer optimizer() {
    return optimizer;
  }

  /// The weights it changes, in the order of the slots.
  public List<Variable> variables() {
    return variables;
  }

  /// The steps made so far: batches, whether or not they made an update.
  public long iterations() {
    return iterations;
  }

  public void iterations(long made) {
    iterations = made;
  }

  /// The updates made so far.
  private long updates() {
    return iterations / optimizer.settings().gradientAccumulationSteps().orElse(1);
  }

  /// Whether the learning rate stays until it is set, rather than following a schedule.
  public boolean learningRateIsSet() {
    return optimizer.settings().learningRate() instanceof ConstantLearningRate;
  }

  /// The learning rate of the next step.
  public float learningRate() {
    LearningRateSchedule schedule = optimizer.settings().learningRate();
    return learningRateIsSet() ? learningRate : schedule.at(iterations);
  }

  /// Sets the learning rate from the next step on.
  ///
  /// @throws IllegalStateException when it follows a schedule
  public void learningRate(float rate) {
    if (!learningRateIsSet()) {
      throw new IllegalStateException(
          "the learning rate of %s follows the schedule %s and can't be set; compile with a number"
              .formatted(optimizer.name(), optimizer.settings().learningRate().className()));
    }
    learningRate = rate;
  }

  /// Whether the gradients of an embedding's row that was looked up several times in a batch are
  /// added up before they are squared or clipped. Keras on TensorFlow keeps them apart, and so does
  /// Litmus unless it is asked here.
  public void sumsOccurrences(boolean sums) {
    preparation.sumsOccurrences(sums);
  }

  /// The slot of that number of the variable of that number; the array itself.
  public float[] slot(int variable, int slot) {
    return slots[variable][slot];
  }

  /// All that Keras's files keep behind the number of steps and the learning rate, in their order:
  /// averages, gathered gradients, slots, numbers that belong to no weight. The arrays themselves.
  public List<Numbers> inFileOrder() {
    List<Numbers> ordered = new ArrayList<>();
    addAll(ordered, averages.arrays());
    addAll(ordered, preparation.gathered());
    int groups = 0;
    for (int group = 0; group <= groups; group++) {
      for (int v = 0; v < slots.length; v++) {
        for (int s = 0; s < slots[v].length; s++) {
          Optimizer.Slot kind = kinds.get(v).get(s);
          groups = Math.max(groups, kind.group());
          if (kind.group() == group) {
            ordered.add(new Numbers(kind.shape(), slots[v][s]));
          }
        }
      }
    }
    if (shared.length > 0) {
      ordered.add(new Numbers(Shape.of(), shared));
    }
    return ordered;
  }

  private void addAll(List<Numbers> ordered, List<float[]> arrays) {
    for (int v = 0; v < arrays.size(); v++) {
      ordered.add(new Numbers(variables.get(v).shape(), arrays.get(v)));
    }
  }

  /// One step: changes all variables that have a gradient, or only gathers the gradients.
  void update(Gradients gradients, Workers workers) {
    if (preparation.prepare(gradients, iterations, workers)) {
      float rate = learningRate();
      for (int v = 0; v < slots.length; v++) {
        if (preparation.hasGradient(v)) {
          decay(v, rate);
        }
      }
      step.next(updates() + 1, rate);
      optimizer.begin(step);
      parts = elements >= WORTH_SPREADING && !optimizer.coupled() ? workers.threads() : 1;
      workers.run(parts, updates);
    }
    averages.afterStep(updates());
    iterations++;
    // After the averages, as in Keras.
    for (int v = 0; v < slots.length; v++) {
      Variable variable = variables.get(v);
      if (preparation.hasGradient(v) && variable.constraint().isPresent()) {
        variable.constraint().get().apply(variable.value(), variable.shape());
      }
    }
  }

  /// Updates a share of the large weights; small ones are the first part's.
  private void updatePart(int part) {
    for (int v = 0; v < slots.length; v++) {
      if (preparation.hasGradient(v)) {
        Optimizer.Weight weight = weights.get(v);
        long size = weight.value().length;
        boolean isLarge = size >= WORTH_CUTTING;
        int from = isLarge ? (int) (size * part / parts) : 0;
        int to = isLarge ? (int) (size * (part + 1) / parts) : part == 0 ? (int) size : 0;
        if (from < to) {
          optimizer.update(step, weight, from, to);
        }
      }
    }
  }

  private void decay(int variable, float rate) {
    var decay = optimizer.weightDecay(parameters.get(variable));
    if (decay.isPresent()) {
      float share = (float) decay.getAsDouble();
      float[] value = variables.get(variable).value();
      for (int i = 0; i < value.length; i++) {
        value[i] -= value[i] * share * rate;
      }
    }
  }

  /// The weights take over their averages, where the optimizer keeps any: what Keras does when a
  /// training ends.
  void finish() {
    preparation.forget();
    if (iterations > 0) {
      averages.takeOver();
    }
  }

  /// The averages become what the weights are.
  void averagesAreWeights() {
    averages.takeWeights();
  }

  /// Exchanges the weights and their averages.
  ///
  /// @throws IllegalStateException when the optimizer keeps none
  void swapAverages() {
    if (!optimizer.settings().useEma()) {
      throw new IllegalStateException(
          "optimizer %s keeps no averages of the weights; compile it with ema"
              .formatted(optimizer.name()));
    }
    averages.swap();
  }
}
