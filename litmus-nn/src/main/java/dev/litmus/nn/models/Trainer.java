package dev.litmus.nn.models;

import dev.litmus.nn.Tensor;
import dev.litmus.nn.losses.Loss;
import dev.litmus.nn.metrics.Metric;
import dev.litmus.nn.optimizers.Optimizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A model with an optimizer, a loss and metrics: what Keras's `compile` makes of it. Trains it,
/// goes on training it, and evaluates it. One thread at a time may use it.
public final class Trainer {
  private final Model model;
  private final Loss loss;
  private final List<Metric> metrics;
  private final OptimizerState optimizer;

  Trainer(Model model, Optimizer optimizer, Loss loss, List<Metric> metrics) {
    if (model.outputs().size() != 1) {
      throw new IllegalArgumentException(
          "model '%s' has %d outputs; training takes one"
              .formatted(model.name(), model.outputs().size()));
    }
    // Layers may have been frozen or freed since the model was made.
    model.network().rewire();
    if (model.network().shapesAreKnown()) {
      ModelChecks.requireFitting(model, model.network().wiring(), loss);
    }
    this.model = model;
    this.loss = loss;
    int units = model.outputs().getFirst().shape().last();
    this.metrics = metrics.stream().map(metric -> metric.fitting(units, loss.sparse())).toList();
    this.optimizer = OptimizerState.of(optimizer, model);
  }

  public Model model() {
    return model;
  }

  public Loss loss() {
    return loss;
  }

  public List<Metric> metrics() {
    return metrics;
  }

  /// The optimizer and what it has learnt.
  public OptimizerState optimizer() {
    return optimizer;
  }

  /// The model's [Summary] with the optimizer's numbers.
  public String summary() {
    return Summary.of(model).optimizer(optimizer).toString();
  }

  /// Trains on rows and their answers, 0 or 1.
  public History fit(float[][] x, float[] y, Fit fit) {
    return fit(Tensor.of(x), Tensor.column(y), fit);
  }

  /// Trains on rows and their answers, for a model with one input.
  public History fit(Tensor x, Tensor y, Fit fit) {
    return fit(List.of(x), y, fit);
  }

  /// Trains on rows and their answers.
  ///
  /// @param x a tensor for each input of the model
  /// @param y the answers, one row for each row of `x`
  /// @throws IllegalArgumentException when data and model do not fit, saying what is expected
  public History fit(List<Tensor> x, Tensor y, Fit fit) {
    return new FitRun(this, DataChecks.rows(this, x, y, fit.sampleWeight()), fit).run();
  }

  /// Loss and metrics on rows and their answers, 0 or 1.
  public Map<String, Double> evaluate(float[][] x, float[] y) {
    return evaluate(Tensor.of(x), Tensor.column(y));
  }

  /// Loss and metrics on rows and their answers, loss first.
  public Map<String, Double> evaluate(Tensor x, Tensor y) {
    return evaluate(List.of(x), y);
  }

  /// Loss and metrics on rows and their answers, loss first.
  public Map<String, Double> evaluate(List<Tensor> x, Tensor y) {
    return evaluate(x, y, Optional.empty());
  }

  /// The same, each row counting in the loss by its weight.
  public Map<String, Double> evaluate(List<Tensor> x, Tensor y, float[] sampleWeight) {
    return evaluate(x, y, Optional.of(sampleWeight));
  }

  private Map<String, Double> evaluate(List<Tensor> x, Tensor y, Optional<float[]> sampleWeight) {
    Map<String, Double> sorted =
        Evaluator.once(this, DataChecks.rows(this, x, y, sampleWeight)).evaluate();
    Map<String, Double> lossFirst = new LinkedHashMap<>();
    lossFirst.put("loss", sorted.getOrDefault("loss", Double.NaN));
    lossFirst.putAll(sorted);
    return lossFirst;
  }
}
