package dev.litmus.nn.models;

import dev.litmus.nn.Tensor;
import dev.litmus.nn.layers.Value;
import dev.litmus.nn.layers.Variable;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Evaluates the same rows again and again while weights change: what does not depend on them was
/// computed once.
final class Evaluator {
  private final Trainer trainer;
  private final Predictor predictor;
  private final List<Tensor> prepared;
  private final Tensor targets;
  private final float[] weights;

  Evaluator(Trainer trainer, Fit.Validation data) {
    this.trainer = trainer;
    Network network = trainer.model().network();
    Graph graph = network.graph();
    Set<Variable> trained = Collections.newSetFromMap(new IdentityHashMap<>());
    trained.addAll(trainer.optimizer().variables());
    List<Value> border = graph.border(network.inputValues(), network.outputValues(), trained);
    this.prepared = new Predictor(graph, network.inputValues(), border).predict(data.inputs());
    this.predictor = new Predictor(graph, border, network.outputValues());
    this.targets = data.targets();
    this.weights =
        data.weights()
            .orElseGet(() -> {
              float[] ones = new float[data.targets().rows()];
              Arrays.fill(ones, 1f);
              return ones;
            });
  }

  Map<String, Double> evaluate() {
    return trainer.evaluate(predictor, prepared, targets, weights);
  }
}
