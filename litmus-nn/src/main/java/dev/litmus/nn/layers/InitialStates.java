package dev.litmus.nn.layers;

import java.util.ArrayList;
import java.util.List;

/// States that a call gives by name.
final class InitialStates {
  static final String ARGUMENT = "initial_state";

  private InitialStates() {}

  /// The states given as `initial_state`, alone or as a list; none when it was not given.
  static List<Value> of(Emitter emitter, int count) {
    Value only = emitter.keyword(ARGUMENT);
    if (only != null) {
      return List.of(only);
    }
    List<Value> states = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Value state = emitter.keyword(ARGUMENT + "." + i);
      if (state != null) {
        states.add(state);
      }
    }
    return states;
  }
}
