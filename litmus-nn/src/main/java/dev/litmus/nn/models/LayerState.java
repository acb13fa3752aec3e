package dev.litmus.nn.models;

import dev.litmus.nn.layers.Layer;
import dev.litmus.nn.layers.SeedGenerator;
import dev.litmus.nn.layers.Variable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A layer as it stands in a model: its name there, its variables, and whether training may change
/// them. A layer may hold others, such as a recurrent layer its cell; a model that is used as a
/// layer keeps the states of its own layers.
public final class LayerState {
  private final Layer layer;
  private final String name;
  private final List<Variable> variables = new ArrayList<>();
  private final List<Variable> carried = new ArrayList<>();
  private final SequencedMap<String, LayerState> children = new LinkedHashMap<>();
  private @Nullable SeedGenerator seedGenerator;
  private boolean trainable = true;

  LayerState(Layer layer, String name) {
    this.layer = layer;
    this.name = name;
  }

  public Layer layer() {
    return layer;
  }

  /// The name in the model: the layer's own, or one made of its class as Keras does, `dense_1`.
  public String name() {
    return name;
  }

  /// All variables in Keras's order: its own, then those of the layers inside it.
  public List<Variable> variables() {
    return Stream.concat(
            variables.stream(), inner().stream().flatMap(state -> state.variables().stream()))
        .distinct()
        .toList();
  }

  /// The variables that are not those of a layer inside it.
  public List<Variable> ownVariables() {
    return Collections.unmodifiableList(variables);
  }

  /// The layers inside it by the names of the attributes under which Keras keeps them.
  public SequencedMap<String, LayerState> children() {
    return Collections.unmodifiableSequencedMap(children);
  }

  /// The variables that training changes.
  public List<Variable> trainableVariables() {
    return trainable
        ? Stream.concat(
                variables.stream().filter(Variable::trainable),
                inner().stream().flatMap(state -> state.trainableVariables().stream()))
            .distinct()
            .toList()
        : List.of();
  }

  /// What a stateful layer takes over from batch to batch, and those inside it: no weights, and in
  /// no file.
  public List<Variable> carried() {
    return Stream.concat(
            carried.stream(), inner().stream().flatMap(state -> state.carried().stream()))
        .distinct()
        .toList();
  }

  /// Lets a stateful layer begin the next batch with zeros: Keras's `reset_states`.
  public void resetStates() {
    carried().forEach(state -> Arrays.fill(state.value(), 0f));
  }

  /// The generator of its random numbers, if it has any.
  public @Nullable SeedGenerator seedGenerator() {
    return seedGenerator;
  }

  /// Whether training may change the layer's weights.
  public boolean trainable() {
    return trainable;
  }

  /// Freezes or frees the layer and those inside it; takes effect for the next [Model#compile].
  public void trainable(boolean may) {
    trainable = may;
    inner().forEach(state -> state.trainable(may));
  }

  /// The states of the layers inside: of a model, those of its layers.
  private List<LayerState> inner() {
    return layer instanceof Model model ? model.layers() : List.copyOf(children.values());
  }

  /// The variable of that name, or of that path in the layers inside, `cell/kernel`.
  ///
  /// @throws IllegalArgumentException when there is none
  Variable variable(String path) {
    int slash = path.indexOf('/');
    if (slash > 0) {
      return child(path.substring(0, slash)).variable(path.substring(slash + 1));
    }
    for (List<Variable> own : List.of(variables, carried)) {
      for (Variable variable : own) {
        if (variable.name().equals(path)) {
          return variable;
        }
      }
    }
    throw new IllegalArgumentException("%s has no variable '%s'".formatted(this, path));
  }

  /// The layer inside under that attribute.
  ///
  /// @throws IllegalArgumentException when there is none
  LayerState child(String attribute) {
    LayerState child = children.get(attribute);
    if (child == null) {
      throw new IllegalArgumentException("%s has no layer '%s' inside".formatted(this, attribute));
    }
    return child;
  }

  void add(Variable variable) {
    variables.add(variable);
  }

  void addCarried(Variable state) {
    carried.add(state);
  }

  void add(String attribute, LayerState child) {
    if (children.putIfAbsent(attribute, child) != null) {
      throw new IllegalArgumentException(
          "%s has two layers '%s' inside; attributes must differ".formatted(this, attribute));
    }
  }

  void seedGenerator(SeedGenerator generator) {
    seedGenerator = generator;
  }

  @Override
  public String toString() {
    return "%s '%s'".formatted(layer.className(), name);
  }
}
