package dev.litmus.nn.models;

import dev.litmus.nn.Shape;
import dev.litmus.nn.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The outputs of a model with the goal of each.
///
/// @param model the model
/// @param goals a goal for each output, metrics fitted to it
record Outputs(Model model, List<Goal> goals) {
  /// @throws IllegalArgumentException when there is not one goal for each output, or no loss at all
  static Outputs of(Model model, List<Goal> goals) {
    int count = model.outputs().size();
    if (goals.size() != count) {
      throw new IllegalArgumentException(
          "model '%s' has %d outputs (%s); found %d goals: give one for each, Goal.none() among them"
              .formatted(model.name(), count, names(model), goals.size()));
    }
    if (goals.stream().allMatch(goal -> goal.loss().isEmpty())) {
      throw new IllegalArgumentException(
          "no output of model '%s' has a loss; training needs one".formatted(model.name()));
    }
    List<Goal> fitted = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      fitted.add(goals.get(i).fitting(units(model.outputs().get(i).shape())));
    }
    return new Outputs(model, List.copyOf(fitted));
  }

  /// Goals by the names of outputs; those not named have none.
  static Outputs named(Model model, Map<String, Goal> goals) {
    requireKnown(model, goals.keySet(), "goal");
    List<Goal> inOrder = new ArrayList<>();
    for (int i = 0; i < model.outputs().size(); i++) {
      inOrder.add(goals.getOrDefault(model.outputName(i), Goal.none()));
    }
    return of(model, inOrder);
  }

  /// A loss for every output, as Keras takes a single one; metrics only where there is one output.
  static Outputs same(Model model, Goal goal) {
    int count = model.outputs().size();
    if (count > 1 && goal.allMetrics().findAny().isPresent()) {
      throw new IllegalArgumentException(
          "model '%s' has %d outputs (%s), and metrics are said for each: compile it with a Goal for each"
              .formatted(model.name(), count, names(model)));
    }
    return of(model, Collections.nCopies(count, goal));
  }

  /// Numbers that belong together, as those over classes do: the last axis.
  static int units(Shape output) {
    return output.rank() < 2 ? 1 : output.last();
  }

  String name(int output) {
    return model.outputName(output);
  }

  Goal goal(int output) {
    return goals.get(output);
  }

  int count() {
    return goals.size();
  }

  /// The outputs that need targets, in order.
  List<Integer> supervised() {
    List<Integer> supervised = new ArrayList<>();
    for (int i = 0; i < goals.size(); i++) {
      if (goals.get(i).needsTargets()) {
        supervised.add(i);
      }
    }
    return supervised;
  }

  /// The tensor for an output, one that needs targets, if there is one by its name.
  ///
  /// @throws IllegalArgumentException when there are too many or too few, or some for outputs that
  ///   the model does not have
  Optional<Tensor> of(Examples.Given given, int output, String what) {
    if (!given.byName().isEmpty()) {
      requireKnown(model, given.byName().keySet(), what);
      return Optional.ofNullable(given.byName().get(name(output)));
    }
    List<Integer> supervised = supervised();
    int found = given.inOrder().size();
    if (found != goals.size() && found != supervised.size()) {
      throw new IllegalArgumentException(
          "model '%s' has %d outputs (%s); found %d %ss: give one for each, or one for each that has a loss or metrics"
              .formatted(model.name(), goals.size(), names(model), found, what));
    }
    int place = found == goals.size() ? output : supervised.indexOf(output);
    return Optional.of(given.inOrder().get(place));
  }

  private static void requireKnown(Model model, Set<String> found, String what) {
    Set<String> known = new LinkedHashSet<>();
    for (int i = 0; i < model.outputs().size(); i++) {
      if (!known.add(model.outputName(i))) {
        throw new IllegalArgumentException(
            "two outputs of model '%s' have the name '%s'; give a list instead of names"
                .formatted(model.name(), model.outputName(i)));
      }
    }
    for (String name : new TreeSet<>(found)) {
      if (!known.contains(name)) {
        throw new IllegalArgumentException(
            "a %s for output '%s'; the outputs of model '%s' are %s"
                .formatted(what, name, model.name(), names(model)));
      }
    }
  }

  private static String names(Model model) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < model.outputs().size(); i++) {
      names.add("'" + model.outputName(i) + "'");
    }
    return String.join(", ", names);
  }
}
