package dev.litmus.nn.models;

import dev.litmus.nn.losses.Loss;
import dev.litmus.nn.ops.Activate;

/// What must hold of a model and a loss before training begins.
final class ModelChecks {
  private ModelChecks() {}

  /// Refuses an output activation that cannot answer a yes/no question.
  static void requireFitting(Model model, Loss loss) {
    Network network = model.network();
    int units = network.outputValues().getFirst().shape().last();
    Graph.Node last = network.graph().producer(network.outputValues().getFirst());
    if (last != null && last.op() instanceof Activate(var activation, int ignored)) {
      if (activation.name().equals("softmax") && units == 1) {
        throw new IllegalArgumentException(
            "%s: softmax over one unit is always 1; use sigmoid for one unit, or two units"
                .formatted(network.state(network.outputs().getFirst().layer())));
      }
    }
  }
}
