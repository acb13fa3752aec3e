package dev.litmus.classifier;

import dev.litmus.nn.Shape;
import dev.litmus.nn.layers.Call;
import dev.litmus.nn.layers.Symbol;
import dev.litmus.nn.models.Model;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A network of the user's own, put behind the prepared columns.
final class Architecture {
  private Architecture() {}

  /// The output of the model's layers applied to other rows than its own input's.
  ///
  /// @param prepared rows of numbers, as many as the model's input takes
  /// @throws IllegalArgumentException when the model has several inputs, or one of another width,
  ///   or anything else than one number a row at its end
  static Symbol applied(Model model, Symbol prepared) {
    if (model.inputs().size() != 1 || model.outputs().size() != 1) {
      throw new IllegalArgumentException(
          "architecture '%s' has %d inputs and %d outputs; expected one input, for the prepared"
                  .formatted(model.name(), model.inputs().size(), model.outputs().size())
              + " columns side by side, and one output");
    }
    Symbol input = model.inputs().getFirst();
    int width = prepared.shape().last();
    boolean fits = input.shape().last() == width || input.shape().last() == Shape.UNKNOWN;
    if (input.shape().rank() != 2 || !fits) {
      throw new IllegalArgumentException(
          "architecture '%s' takes rows of shape %s; the prepared columns make (None, %d): a number"
                  .formatted(model.name(), input.shape(), width)
              + " each, a category one for each word, and what tells that a number is missing");
    }
    Shape output = model.outputs().getFirst().shape();
    if (output.rank() != 2 || output.last() != 1) {
      throw new IllegalArgumentException(
          "architecture '%s' ends in shape %s; expected (None, 1), one sigmoid unit"
              .formatted(model.name(), output));
    }
    Map<Symbol, Symbol> applied = new HashMap<>();
    applied.put(input, prepared);
    for (Call call : model.calls()) {
      if (!call.inputs().isEmpty()) {
        List<Symbol> results = call.on(applied).outputs();
        for (int i = 0; i < results.size(); i++) {
          applied.put(call.outputs().get(i), results.get(i));
        }
      }
    }
    Symbol result = applied.get(model.outputs().getFirst());
    if (result == null) {
      throw new IllegalStateException("the output of " + model.name() + " is none of its symbols");
    }
    return result;
  }
}
