package dev.litmus.keras;

import dev.litmus.nn.layers.Bidirectional;
import dev.litmus.nn.layers.Layer;
import dev.litmus.nn.layers.RecurrentCell;
import dev.litmus.nn.layers.RecurrentLayer;
import dev.litmus.nn.layers.StackedRNNCells;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The arguments of a call of a recurrent layer or cell: Keras takes the states as a list behind
/// the sequence, and those of stacked cells cell by cell.
final class RecurrentArguments {
  private RecurrentArguments() {}

  /// Puts the tensors behind the first into a list where they are states.
  static List<@Nullable Object> nested(Layer layer, List<Object> tensors) {
    List<Object> states = tensors.subList(Math.min(1, tensors.size()), tensors.size());
    if (states.isEmpty()) {
      return new ArrayList<@Nullable Object>(tensors);
    }
    return switch (layer) {
      case RecurrentCell cell -> of(tensors.getFirst(), states(cell, states));
      case RecurrentLayer recurrent -> of(tensors.getFirst(), states(recurrent.cell(), states));
      case Bidirectional both -> of(tensors.getFirst(), List.copyOf(states));
      default -> new ArrayList<@Nullable Object>(tensors);
    };
  }

  private static List<@Nullable Object> of(Object sequence, List<Object> states) {
    List<@Nullable Object> arguments = new ArrayList<>();
    arguments.add(sequence);
    arguments.add(states);
    return arguments;
  }

  private static List<Object> states(RecurrentCell cell, List<Object> states) {
    if (!(cell instanceof StackedRNNCells stack)) {
      return List.copyOf(states);
    }
    List<Object> byCell = new ArrayList<>();
    int next = 0;
    for (RecurrentCell inner : stack.cells()) {
      int count = inner.stateSizes().size();
      List<Object> own = List.copyOf(states.subList(next, next + count));
      byCell.add(count == 1 ? own.getFirst() : own);
      next += count;
    }
    return byCell;
  }
}
