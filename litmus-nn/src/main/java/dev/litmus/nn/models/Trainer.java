package dev.litmus.nn.models;

import dev.litmus.nn.Tensor;
import dev.litmus.nn.losses.Loss;
import dev.litmus.nn.metrics.Metric;
import dev.litmus.nn.optimizers.Optimizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A model with an optimizer, a loss and metrics: what Keras's `compile` makes of it. Trains it,
/// goes on training it, and evaluates it. One thread at a time may use it.
public final class Trainer {
  private final Outputs outputs;
  private final OptimizerState optimizer;

  Trainer(Optimizer optimizer, Outputs outputs) {
    Model model = outputs.model();
    // Layers may have been frozen or freed since the model was made.
    model.network().rewire();
    if (model.network().shapesAreKnown()) {
      ModelChecks.requireFitting(outputs, model.network().wiring());
    }
    this.outputs = outputs;
    this.optimizer = OptimizerState.of(optimizer, model);
  }

  public Model model() {
    return outputs.model();
  }

  /// What each output is trained for, in order.
  public List<Goal> goals() {
    return outputs.goals();
  }

  /// The loss, of a model with one output.
  ///
  /// @throws IllegalStateException when there are several outputs, which [#goals()] tells
  public Loss loss() {
    return only().loss().orElseThrow();
  }

  /// The metrics, weighted ones last, of a model with one output.
  ///
  /// @throws IllegalStateException when there are several outputs, which [#goals()] tells
  public List<Metric> metrics() {
    return only().allMetrics().toList();
  }

  private Goal only() {
    if (outputs.count() != 1) {
      throw new IllegalStateException(
          "model '%s' has %d outputs; use goals()".formatted(model().name(), outputs.count()));
    }
    return outputs.goal(0);
  }

  /// The optimizer and what it has learnt.
  public OptimizerState optimizer() {
    return optimizer;
  }

  /// The model's [Summary] with the optimizer's numbers.
  public String summary() {
    return Summary.of(model()).optimizer(optimizer).toString();
  }

  /// Trains on rows and their answers, 0 or 1.
  public History fit(float[][] x, float[] y, Fit fit) {
    return fit(Tensor.of(x), Tensor.column(y), fit);
  }

  /// Trains on rows and their answers, for a model with one input.
  public History fit(Tensor x, Tensor y, Fit fit) {
    return fit(List.of(x), y, fit);
  }

  /// Trains on rows and their answers, for a model with one output that has a goal.
  ///
  /// @param x a tensor for each input of the model
  /// @param y the answers, one row for each row of `x`
  /// @throws IllegalArgumentException when data and model do not fit, saying what is expected
  public History fit(List<Tensor> x, Tensor y, Fit fit) {
    return fit(Examples.of(x, List.of(y)), fit);
  }

  /// Trains on rows with any number of inputs and outputs.
  ///
  /// @throws IllegalArgumentException when data and model do not fit, saying what is expected
  public History fit(Examples examples, Fit fit) {
    if (fit.sampleWeight().isPresent() && examples.hasWeights()) {
      throw new IllegalArgumentException(
          "sample weights are given twice, with the examples and in Fit; leave one out");
    }
    Examples weighted = fit.sampleWeight().map(examples::weighted).orElse(examples);
    return new FitRun(this, DataChecks.rows(outputs, weighted), fit).run();
  }

  /// Trains on rows that are too many for memory. What needs all rows at once is left out: a split
  /// for validation, and the checks that both classes are there and that something was learnt.
  ///
  /// @throws IllegalArgumentException when data and model do not fit, saying what is expected
  public History fit(Shards shards, Fit fit) {
    if (fit.sampleWeight().isPresent()) {
      throw new IllegalArgumentException(
          "sample weights of rows in shards are given with each shard's examples");
    }
    return new FitRun(this, RowSource.of(outputs, shards), fit).run();
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
    return evaluate(Examples.of(x, List.of(y)));
  }

  /// The same, each row counting in the loss by its weight.
  public Map<String, Double> evaluate(List<Tensor> x, Tensor y, float[] sampleWeight) {
    return evaluate(Examples.of(x, List.of(y)).weighted(sampleWeight));
  }

  /// Losses and metrics on rows with any number of inputs and outputs: `loss` first, then by name.
  public Map<String, Double> evaluate(Examples examples) {
    Map<String, Double> sorted =
        Evaluator.once(this, DataChecks.rows(outputs, examples)).evaluate();
    Map<String, Double> lossFirst = new LinkedHashMap<>();
    lossFirst.put("loss", sorted.getOrDefault("loss", Double.NaN));
    lossFirst.putAll(sorted);
    return lossFirst;
  }

  Outputs outputs() {
    return outputs;
  }
}
