package dev.litmus.nn.models;

import dev.litmus.nn.layers.Layer;
import dev.litmus.nn.layers.SeedGenerator;
import dev.litmus.nn.layers.Variable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A layer as it stands in a model: its name there, its variables, and whether training may change
/// them.
public final class LayerState {
  private final Layer layer;
  private final String name;
  private final List<Variable> variables = new ArrayList<>();
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

  /// The variables in Keras's order.
  public List<Variable> variables() {
    return Collections.unmodifiableList(variables);
  }

  /// The generator of its random numbers, if it has any.
  public @Nullable SeedGenerator seedGenerator() {
    return seedGenerator;
  }

  /// Whether training may change the layer's weights.
  public boolean trainable() {
    return trainable;
  }

  /// Freezes or frees the layer; takes effect for the next [Model#compile].
  public void trainable(boolean may) {
    trainable = may;
  }

  void add(Variable variable) {
    variables.add(variable);
  }

  void seedGenerator(SeedGenerator generator) {
    seedGenerator = generator;
  }

  /// Whether training changes that variable.
  boolean trains(Variable variable) {
    return trainable && variable.trainable();
  }

  @Override
  public String toString() {
    return "%s '%s'".formatted(layer.className(), name);
  }
}
