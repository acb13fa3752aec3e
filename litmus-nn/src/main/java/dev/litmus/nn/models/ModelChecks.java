package dev.litmus.nn.models;

import dev.litmus.nn.losses.BinaryCrossentropy;
import dev.litmus.nn.losses.Loss;
import dev.litmus.nn.ops.Activate;
import dev.litmus.nn.ops.Activations;
import dev.litmus.nn.ops.Affine;
import dev.litmus.nn.ops.Copy;
import java.util.Set;

/// What must hold of a model and a loss before training begins: a model that cannot answer a yes/no
/// question is refused, with the layer at fault and the remedy.
final class ModelChecks {
  /// Activations whose values lie in 0..1.
  private static final Set<String> PROBABILITIES =
      Set.of("sigmoid", "hard_sigmoid", "sparse_sigmoid", "softmax", "sparsemax");

  private ModelChecks() {}

  /// Refuses an output that the loss cannot take.
  ///
  /// @throws IllegalArgumentException naming layer and remedy
  static void requireFitting(Model model, Wiring wiring, Loss loss) {
    int units = wiring.outputs().getFirst().shape().last();
    LayerState layer = model.state(model.outputs().getFirst().layer());
    String activation = lastActivation(wiring);
    if (activation.equals("softmax") && units == 1) {
      throw new IllegalArgumentException(
          "%s: softmax over one unit is always 1; use sigmoid for one unit, or two units"
              .formatted(layer));
    }
    if (!(loss instanceof BinaryCrossentropy crossentropy) || !judged(activation)) {
      return;
    }
    boolean probability = PROBABILITIES.contains(activation);
    if (crossentropy.fromLogits() && !activation.equals("linear")) {
      throw new IllegalArgumentException(
          "%s: binary cross-entropy with from_logits takes any number, but the model ends in %s;"
                  .formatted(layer, activation)
              + " leave the activation out"
              + (probability ? ", or compile without from_logits" : ""));
    }
    if (!crossentropy.fromLogits() && !probability) {
      throw new IllegalArgumentException(
          "%s: binary cross-entropy takes probabilities, but the model ends in %s; end it in sigmoid"
                  .formatted(layer, activation)
              + (activation.equals("linear") ? ", or compile with from_logits" : ""));
    }
  }

  /// Only activations whose range is known; a program's own may give what it likes.
  private static boolean judged(String activation) {
    return Activations.all().containsKey(activation);
  }

  /// The activation that gives the output, `linear` when a sum of products does, or the empty
  /// string when something else does.
  private static String lastActivation(Wiring wiring) {
    Graph.Node last = wiring.graph().producer(wiring.outputs().getFirst());
    while (last != null && last.op() instanceof Copy) {
      last = wiring.graph().producer(last.inputs().getFirst());
    }
    return switch (last == null ? null : last.op()) {
      case Activate(var activation, int ignored) -> activation.name();
      case Affine ignored -> "linear";
      case null, default -> "";
    };
  }
}
