package dev.litmus.nn.models;

import dev.litmus.nn.layers.Value;
import dev.litmus.nn.losses.Loss;
import dev.litmus.nn.ops.Activate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What one output's loss is taken on: the output or, when the model ends in a sigmoid or softmax
/// and the loss has a form on logits, what goes into that. Keras on TensorFlow does the same, in
/// training and in evaluation, so that a loss is exact where these have long been rounded to 0 or
/// 1.
///
/// @param number the place of the output among those of the model
/// @param output the output, which metrics are taken on
/// @param on what the loss is taken on
/// @param loss the loss of it; empty for an output that only has metrics
/// @param weight what the loss counts in the sum over outputs
/// @param mask which places of the output count, if there is a mask
record Objective(
    int number, Value output, Value on, Optional<Loss> loss, double weight, Optional<Value> mask) {
  /// Keras takes the logits of either of these, whichever the loss.
  private static final Set<String> PROBABILITIES = Set.of("sigmoid", "softmax");

  /// Those of all outputs that need targets, in order.
  static List<Objective> of(Wiring wiring, Outputs outputs) {
    List<Objective> objectives = new ArrayList<>();
    for (int number : outputs.supervised()) {
      objectives.add(of(wiring, outputs, number));
    }
    return List.copyOf(objectives);
  }

  private static Objective of(Wiring wiring, Outputs outputs, int number) {
    Value output = wiring.outputs().get(number);
    Goal goal = outputs.goal(number);
    Optional<Value> mask = mask(wiring, output, outputs.name(number));
    Optional<Loss> onLogits = goal.loss().flatMap(Loss::onLogits);
    Graph.Node last = wiring.graph().producer(output);
    if (onLogits.isPresent()
        && last != null
        && last.op() instanceof Activate(var activation, int ignored)
        && PROBABILITIES.contains(activation.name())) {
      Value logits = last.inputs().getFirst();
      return new Objective(number, output, logits, onLogits, goal.lossWeight(), mask);
    }
    return new Objective(number, output, output, goal.loss(), goal.lossWeight(), mask);
  }

  private static Optional<Value> mask(Wiring wiring, Value output, String name) {
    Value mask = wiring.mask(output);
    if (mask == null) {
      return Optional.empty();
    }
    int places = output.shape().rowSize() / Outputs.units(output.shape());
    if (mask.shape().rowSize() != places) {
      throw new IllegalArgumentException(
          ("output '%s' of shape %s has a mask of shape %s, which does not say which of its %d"
                  + " places a row count; put a layer that ends masks before it, such as Flatten")
              .formatted(name, output.shape(), mask.shape(), places));
    }
    return Optional.of(mask);
  }

  /// All values that loss and metrics look at.
  List<Value> values() {
    return Stream.concat(Stream.of(output, on), mask.stream()).distinct().toList();
  }

  /// All values of some objectives, each once.
  static List<Value> values(List<Objective> objectives) {
    return objectives.stream()
        .flatMap(objective -> objective.values().stream())
        .distinct()
        .toList();
  }

  /// Whether the loss is taken on logits that the output is made of.
  boolean hasLogits() {
    return on.index() != output.index();
  }

  /// Whether a place has one target, the number of its class.
  boolean sparse() {
    return loss.isPresent() && loss.get().sparse();
  }

  /// Numbers a place.
  int units() {
    return Outputs.units(output.shape());
  }

  /// Places a row: its time steps, or whatever axes stand before the last.
  int places() {
    return output.shape().rowSize() / units();
  }
}
