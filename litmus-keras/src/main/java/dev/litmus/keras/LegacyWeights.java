package dev.litmus.keras;

import dev.litmus.keras.hdf5.Hdf5Dataset;
import dev.litmus.keras.hdf5.Hdf5Group;
import dev.litmus.nn.layers.Variable;
import dev.litmus.nn.models.LayerState;
import dev.litmus.nn.models.Model;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/// The weights of a legacy `.h5` file. They go to the model's layers by order, whatever the layers
/// are called, as in Keras: the layers that have weights one after another, each layer's trained
/// weights before its other ones.
final class LegacyWeights {
  private final List<SavedLayer> layers = new ArrayList<>();
  private final FiniteCheck finite;
  private final List<String> notices;

  /// A layer of the file that has weights.
  private record SavedLayer(String name, List<Hdf5Dataset> weights) {
    long count() {
      return weights.stream().mapToLong(Hdf5Dataset::count).sum();
    }
  }

  /// Finds the weights.
  ///
  /// @param group the group with the attribute `layer_names`
  LegacyWeights(Hdf5Group group, FiniteCheck finite, List<String> notices) {
    this.finite = finite;
    this.notices = notices;
    Set<Hdf5Dataset> taken = Collections.newSetFromMap(new IdentityHashMap<>());
    for (String name : NameLists.read(group, "layer_names")) {
      Hdf5Group layer =
          group
              .group(name)
              .orElseThrow(() ->
                  new IllegalArgumentException(
                      "the file lists the weights of a layer '%s' but has none".formatted(name)));
      List<Hdf5Dataset> weights = named(layer);
      for (Hdf5Dataset weight : weights) {
        if (!taken.add(weight)) {
          throw new IllegalArgumentException("the weight %s is listed twice".formatted(weight));
        }
      }
      if (!weights.isEmpty()) {
        layers.add(new SavedLayer(name, weights));
      }
    }
  }

  /// The data sets that a group lists under `weight_names`.
  static List<Hdf5Dataset> named(Hdf5Group group) {
    return NameLists.read(group, "weight_names").stream()
        .map(name ->
            group
                .dataset(name)
                .orElseThrow(() ->
                    new IllegalArgumentException(
                        "the file lists a weight '%s' in %s but has none"
                            .formatted(name, group.path()))))
        .toList();
  }

  /// Refuses, before the model is made, a file that holds fewer numbers than the model asks for: a
  /// model is never larger than its file.
  void check(Outline outline, VariablePlan plan) {
    List<LayerEntry> expected =
        outline.used().stream().filter(entry -> plan.count(entry.layer()) > 0).toList();
    checkNumber(expected.size());
    long asked = 0;
    long stored = 0;
    for (int i = 0; i < layers.size(); i++) {
      asked += plan.count(expected.get(i).layer());
      stored += layers.get(i).count();
      layers.get(i).weights().forEach(Hdf5Dataset::requireStored);
    }
    for (int i = 0; i < layers.size() && asked > stored; i++) {
      if (plan.count(expected.get(i).layer()) > layers.get(i).count()) {
        throw new IllegalArgumentException(
            "layer %s has %d numbers; the file has %d, saved as layer '%s'"
                .formatted(
                    expected.get(i),
                    plan.count(expected.get(i).layer()),
                    layers.get(i).count(),
                    layers.get(i).name()));
      }
    }
  }

  private void checkNumber(int expected) {
    if (layers.size() != expected) {
      throw new IllegalArgumentException(
          "the model has %d layers with weights; the file has weights of %d"
              .formatted(expected, layers.size()));
    }
  }

  /// Copies all weights into the model; when one does not fit, none is copied.
  void assign(Model model) {
    List<LayerState> states =
        model.layers().stream().filter(state -> !state.variables().isEmpty()).toList();
    checkNumber(states.size());
    List<Runnable> assignments = new ArrayList<>();
    for (int i = 0; i < states.size(); i++) {
      LayerState state = states.get(i);
      SavedLayer saved = layers.get(i);
      if (!state.name().equals(saved.name())) {
        notices.add(
            "layer %s takes the weights of layer '%s': in .h5 files they go by order"
                .formatted(state, saved.name()));
      }
      List<Variable> variables = inOrder(state);
      if (variables.size() != saved.weights().size()) {
        throw new IllegalArgumentException(
            "layer %s has %d weights; the file has %d, saved as layer '%s'"
                .formatted(state, variables.size(), saved.weights().size(), saved.name()));
      }
      for (int j = 0; j < variables.size(); j++) {
        assignments.add(assignment(state, variables.get(j), saved.weights().get(j)));
      }
    }
    assignments.forEach(Runnable::run);
  }

  private Runnable assignment(LayerState state, Variable variable, Hdf5Dataset dataset) {
    String who = "the %s of layer %s".formatted(variable.name(), state);
    long[] expected = Arrays.stream(variable.shape().dims()).asLongStream().toArray();
    if (!Arrays.equals(expected, dataset.dims())) {
      throw new IllegalArgumentException(
          "%s should have shape %s; found %s at %s"
              .formatted(who, variable.shape(), WeightsReader.shapeText(dataset.dims()), dataset));
    }
    float[] elements = WeightsReader.elements(dataset, variable.dtype());
    finite.check(elements, variable.shape(), who);
    return () -> variable.assign(elements);
  }

  /// A layer's variables in the order of legacy files: those that training changes first.
  static List<Variable> inOrder(LayerState state) {
    List<Variable> ordered = new ArrayList<>(state.trainableVariables());
    Set<Variable> trained = Collections.newSetFromMap(new IdentityHashMap<>());
    trained.addAll(ordered);
    state.variables().stream()
        .filter(variable -> !trained.contains(variable))
        .forEach(ordered::add);
    return ordered;
  }
}
