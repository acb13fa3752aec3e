package dev.litmus.keras;

import dev.litmus.keras.hdf5.Hdf5Dataset;
import dev.litmus.keras.hdf5.Hdf5Group;
import dev.litmus.keras.hdf5.Hdf5GroupBuilder;
import dev.litmus.keras.hdf5.Hdf5Type;
import dev.litmus.nn.Shape;
import dev.litmus.nn.models.OptimizerState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What an optimizer has learnt, in files: the number of steps, the learning rate unless a schedule
/// gives it, then the arrays in Keras's order.
final class OptimizerVariables {
  /// How Keras up to 2.10 names the number of steps, which only its older form begins with.
  private static final String OLD_ITERATIONS = "iter:0";

  private final FiniteCheck finite;
  private final List<String> notices;

  OptimizerVariables(FiniteCheck finite, List<String> notices) {
    this.finite = finite;
    this.notices = notices;
  }

  /// The variables at `optimizer/vars/0`, `optimizer/vars/1` and so on.
  static List<Hdf5Dataset> numbered(Hdf5Group root) {
    List<Hdf5Dataset> variables = new ArrayList<>();
    Optional<Hdf5Group> group = root.group("optimizer/vars");
    int count = group.map(vars -> vars.children().size()).orElse(0);
    for (int i = 0; i < count; i++) {
      String path = "optimizer/vars/" + i;
      variables.add(
          root.dataset(path)
              .orElseThrow(
                  () -> new IllegalArgumentException("the optimizer has no variable " + path)));
    }
    return variables;
  }

  /// Restores the state; one with another number of variables is left out with a notice.
  void restore(OptimizerState state, List<Hdf5Dataset> variables) {
    boolean old = !variables.isEmpty() && variables.getFirst().name().equals(OLD_ITERATIONS);
    List<float[]> arrays = old ? bySlot(state) : inFileOrder(state);
    int first = !old && state.learningRateIsSet() ? 2 : 1;
    int expected = first + arrays.size();
    if (variables.size() != expected) {
      notices.add(
          "the optimizer starts afresh: expected %d variables of it in the file, found %d"
              .formatted(expected, variables.size()));
      return;
    }
    long[] iterations = variables.getFirst().longs();
    if (iterations.length != 1) {
      throw new IllegalArgumentException(
          "the optimizer's iteration should be a single number; found " + iterations.length);
    }
    List<float[]> stored = new ArrayList<>();
    for (int i = 0; i < arrays.size(); i++) {
      stored.add(elements(variables.get(first + i), arrays.get(i).length));
    }
    if (first == 2) {
      state.learningRate(elements(variables.get(1), 1)[0]);
    }
    for (int i = 0; i < arrays.size(); i++) {
      System.arraycopy(stored.get(i), 0, arrays.get(i), 0, arrays.get(i).length);
    }
    state.iterations(iterations[0]);
  }

  private static List<float[]> inFileOrder(OptimizerState state) {
    return state.inFileOrder().stream().map(OptimizerState.Numbers::values).toList();
  }

  /// The slots as Keras up to 2.10 has them: the first one of all weights, then the second.
  private static List<float[]> bySlot(OptimizerState state) {
    List<float[]> arrays = new ArrayList<>();
    int weights = state.variables().size();
    int slots = weights == 0 ? 0 : state.inFileOrder().size() / weights;
    for (int slot = 0; slot < slots; slot++) {
      for (int weight = 0; weight < weights; weight++) {
        arrays.add(state.slot(weight, slot));
      }
    }
    return arrays;
  }

  private float[] elements(Hdf5Dataset dataset, int expected) {
    if (dataset.count() != expected) {
      throw new IllegalArgumentException(
          "the optimizer's variable %s has %d numbers; expected %d"
              .formatted(dataset.path(), dataset.count(), expected));
    }
    float[] elements = floats(dataset);
    finite.check(elements, Shape.of(elements.length), "the optimizer's variable " + dataset.path());
    return elements;
  }

  /// Adafactor keeps whole numbers in place of what a vector does not have.
  private static float[] floats(Hdf5Dataset dataset) {
    if (!(dataset.type() instanceof Hdf5Type.Whole)) {
      return dataset.floats();
    }
    long[] whole = dataset.longs();
    float[] floats = new float[whole.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) whole[i];
    }
    return floats;
  }

  /// Adds the variables to a group as `0`, `1` and so on; returns these names.
  static List<String> add(Hdf5GroupBuilder group, OptimizerState state) {
    List<String> names = new ArrayList<>();
    names.add("0");
    group.longs("0", new long[] {state.iterations()});
    if (state.learningRateIsSet()) {
      names.add("1");
      group.floats("1", new float[] {state.learningRate()});
    }
    for (OptimizerState.Numbers numbers : state.inFileOrder()) {
      String name = Integer.toString(names.size());
      names.add(name);
      group.floats(
          name, numbers.values(), Arrays.stream(numbers.shape().dims()).asLongStream().toArray());
    }
    return names;
  }
}
