package dev.litmus.nn.models;

import dev.litmus.nn.layers.Value;
import dev.litmus.nn.losses.Loss;
import dev.litmus.nn.ops.Activate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a loss is taken on: the model's output or, when the model ends in a sigmoid or softmax and
/// the loss has a form on logits, what goes into that. Keras on TensorFlow does the same, in
/// training and in evaluation, so that a loss is exact where these have long been rounded to 0 or
/// 1.
///
/// @param output the model's output, which metrics are taken on
/// @param on what the loss is taken on
/// @param loss the loss of it
record Objective(Value output, Value on, Loss loss) {
  /// Keras takes the logits of either of these, whichever the loss.
  private static final Set<String> PROBABILITIES = Set.of("sigmoid", "softmax");

  static Objective of(Wiring wiring, Loss loss) {
    Value output = wiring.outputs().getFirst();
    if (wiring.mask(output) != null) {
      throw new IllegalArgumentException(
          ("the model's output %s has a mask, whose steps Keras leaves out of the loss; that is not"
                  + " supported: end the model in a layer without time steps, such as an LSTM"
                  + " without return_sequences")
              .formatted(output.shape()));
    }
    Optional<Loss> onLogits = loss.onLogits();
    Graph.Node last = wiring.graph().producer(output);
    if (onLogits.isPresent()
        && last != null
        && last.op() instanceof Activate(var activation, int ignored)
        && PROBABILITIES.contains(activation.name())) {
      return new Objective(output, last.inputs().getFirst(), onLogits.get());
    }
    return new Objective(output, output, loss);
  }

  /// Both values, the output first.
  List<Value> values() {
    return on.index() == output.index() ? List.of(output) : List.of(output, on);
  }

  /// Whether the loss is taken on logits that the output is made of.
  boolean hasLogits() {
    return on.index() != output.index();
  }

  /// Numbers a row of either.
  int units() {
    return output.shape().rowSize();
  }
}
