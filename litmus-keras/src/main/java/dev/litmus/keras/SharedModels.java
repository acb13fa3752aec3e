package dev.litmus.keras;

import dev.litmus.nn.models.LayerState;
import dev.litmus.nn.models.Model;
import java.util.IdentityHashMap;

/// Finds the models that stand in several places inside a model: alone and inside another, say. Of
/// several uses in one place, files hold one description anyway.
final class SharedModels {
  private final IdentityHashMap<Model, Integer> places = new IdentityHashMap<>();

  private SharedModels() {}

  /// Those models, numbered from 1 in the order of files.
  static IdentityHashMap<Model, Integer> of(Model model) {
    SharedModels all = new SharedModels();
    IdentityHashMap<Model, Integer> numbers = new IdentityHashMap<>();
    all.visit(model, numbers);
    return numbers;
  }

  private void visit(Model model, IdentityHashMap<Model, Integer> numbers) {
    model.layers().forEach(state -> visit(state, numbers));
  }

  private void visit(LayerState state, IdentityHashMap<Model, Integer> numbers) {
    if (state.layer() instanceof Model nested) {
      if (places.merge(nested, 1, Integer::sum) == 1) {
        visit(nested, numbers);
      } else {
        numbers.putIfAbsent(nested, numbers.size() + 1);
      }
    }
    state.children().values().forEach(child -> visit(child, numbers));
  }
}
