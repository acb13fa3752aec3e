package dev.litmus.nn.models;

import dev.litmus.nn.losses.BinaryCrossentropy;
import dev.litmus.nn.losses.BinaryFocalCrossentropy;
import dev.litmus.nn.losses.CategoricalCrossentropy;
import dev.litmus.nn.losses.CategoricalFocalCrossentropy;
import dev.litmus.nn.losses.Loss;
import dev.litmus.nn.losses.SparseCategoricalCrossentropy;
import dev.litmus.nn.ops.Activate;
import dev.litmus.nn.ops.Activations;
import dev.litmus.nn.ops.Affine;
import dev.litmus.nn.ops.Copy;
import java.util.Optional;
import java.util.Set;

/// What must hold of a model and a loss before training begins: a model that cannot answer a yes/no
/// question is refused, with the layer at fault and the remedy.
final class ModelChecks {
  /// Activations whose values lie in 0..1.
  private static final Set<String> PROBABILITIES =
      Set.of("sigmoid", "hard_sigmoid", "sparse_sigmoid", "softmax", "sparsemax");

  private ModelChecks() {}

  /// Refuses outputs that their losses cannot take.
  ///
  /// @throws IllegalArgumentException naming layer and remedy
  static void requireFitting(Outputs outputs, Wiring wiring) {
    for (int i = 0; i < outputs.count(); i++) {
      Optional<Loss> loss = outputs.goal(i).loss();
      if (loss.isPresent()) {
        requireFitting(outputs.model(), wiring, i, loss.get());
      }
    }
  }

  /// Refuses an output that the loss cannot take.
  ///
  /// @throws IllegalArgumentException naming layer and remedy
  static void requireFitting(Model model, Wiring wiring, int output, Loss loss) {
    int units = Outputs.units(wiring.outputs().get(output).shape());
    LayerState layer = model.state(model.outputs().get(output).layer());
    String activation = lastActivation(wiring, output);
    if (activation.equals("softmax") && units == 1) {
      throw new IllegalArgumentException(
          "%s: softmax over one unit is always 1; use sigmoid for one unit, or two units"
              .formatted(layer));
    }
    requireClasses(layer, units, loss);
    Optional<Boolean> onLogits = onLogits(loss);
    if (onLogits.isEmpty() || !judged(activation)) {
      return;
    }
    String name = loss.name().replace("crossentropy", "cross-entropy").replace('_', ' ');
    boolean probability = PROBABILITIES.contains(activation);
    if (onLogits.get() && !activation.equals("linear")) {
      throw new IllegalArgumentException(
          "%s: %s with from_logits takes any number, but the model ends in %s;"
                  .formatted(layer, name, activation)
              + " leave the activation out"
              + (probability ? ", or compile without from_logits" : ""));
    }
    if (!onLogits.get() && !probability) {
      String end = units == 1 ? "sigmoid" : "sigmoid or softmax";
      throw new IllegalArgumentException(
          "%s: %s takes probabilities, but the model ends in %s; end it in %s"
                  .formatted(layer, name, activation, end)
              + (activation.equals("linear") ? ", or compile with from_logits" : ""));
    }
  }

  /// Losses over classes want a row of them, and a unit for each.
  private static void requireClasses(LayerState layer, int units, Loss loss) {
    boolean overClasses =
        loss.sparse()
            || loss instanceof CategoricalCrossentropy
            || loss instanceof CategoricalFocalCrossentropy;
    if (overClasses && units < 2) {
      throw new IllegalArgumentException(
          "%s: %s takes a unit for each class; found %d; end the model in two units with softmax,"
                  .formatted(layer, loss.name(), units)
              + " or compile with binary_crossentropy");
    }
  }

  /// Whether a cross-entropy takes logits; empty for other losses.
  private static Optional<Boolean> onLogits(Loss loss) {
    return switch (loss) {
      case BinaryCrossentropy binary -> Optional.of(binary.fromLogits());
      case BinaryFocalCrossentropy binary -> Optional.of(binary.fromLogits());
      case CategoricalCrossentropy categorical -> Optional.of(categorical.fromLogits());
      case CategoricalFocalCrossentropy categorical -> Optional.of(categorical.fromLogits());
      case SparseCategoricalCrossentropy categorical -> Optional.of(categorical.fromLogits());
      default -> Optional.empty();
    };
  }

  /// Only activations whose range is known; a program's own may give what it likes.
  private static boolean judged(String activation) {
    return Activations.all().containsKey(activation);
  }

  /// The activation that gives the output, `linear` when a sum of products does, or the empty
  /// string when something else does.
  private static String lastActivation(Wiring wiring, int output) {
    Graph.Node last = wiring.graph().producer(wiring.outputs().get(output));
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
